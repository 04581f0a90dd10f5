//! Invented customers.

use crate::ui::{Face, Mark};

/// An invented customer.
#[derive(Clone, Copy)]
pub struct Customer {
    /// The id.
    pub id: &'static str,
    /// The name they show.
    pub name: &'static str,
    /// The handle.
    pub handle: &'static str,
    /// Followers; 0 means VIP.
    pub reach: Option<u64>,
}

impl Customer {
    /// Their face.
    pub fn face(self) -> Face {
        Face::new(self.id, self.name)
    }
    /// Reach or VIP.
    pub fn mark(self) -> Option<Mark> {
        self.reach.map(|reach| if reach == 0 { Mark::Vip } else { Mark::Reach(reach) })
    }
}

const fn customer(
    id: &'static str,
    name: &'static str,
    handle: &'static str,
    reach: Option<u64>,
) -> Customer {
    Customer { id, name, handle, reach }
}

/// Everybody in the gallery.
pub const EVERYBODY: [Customer; 12] = [
    customer("per_priya", "Priya Raman", "priyabuilds", Some(3240)),
    customer("per_tom", "Tom Haverford-Ellison", "tomhe", None),
    customer("per_noor", "نور الهاشمي", "noor_h", Some(812)),
    customer("per_kenji", "佐藤 健二", "kenji_sato", None),
    customer("per_marie", "Marie-Claude Lefèvre", "mclefevre", Some(14_200)),
    customer("per_old", "Bartholomew Featherstonehaugh-Cholmondeley III", "bfc3", Some(0)),
    customer("per_dan", "dan 🦊", "danfox", Some(96)),
    customer("per_eva", "Eva Lindqvist", "eva_lq", None),
    customer("per_rivka", "רבקה לוי", "rivkalevi", None),
    customer("per_sam", "Sam <b>Okafor</b>", "samokafor", Some(1_250_000)),
    customer("per_jo", "Jo", "jo", None),
    customer("per_lena", "Lena Vogt", "lenavogt", Some(410)),
];
