//! Pictures at the desk in a real Chromium: one is attached, described, sent and looked at in large.

use crate::browser::in_a_browser;

in_a_browser! {
    a_picture_is_attached_described_kept_in_a_note_and_looked_at_in_large,
}

mod stories {
    use fantoccini::{Client, Locator};
    use serde_json::json;

    use crate::browser::{appears, click, one_open_case, press, until_text, violations};
    use crate::harness::{Story, until};

    /// Chooses a picture, as the dialog of the machine would.
    const CHOOSE: &str = "
        const canvas = Object.assign(document.createElement('canvas'), { width: 900, height: 600 });
        const pen = canvas.getContext('2d');
        pen.fillStyle = 'teal'; pen.fillRect(0, 0, 900, 600);
        canvas.toBlob((blob) => {
            const chosen = new DataTransfer(), field = document.querySelector('.upload [type=file]');
            chosen.items.add(new File([blob], 'router.png', { type: 'image/png' }));
            field.files = chosen.files;
            field.dispatchEvent(new Event('change', { bubbles: true }));
        });";

    pub async fn a_picture_is_attached_described_kept_in_a_note_and_looked_at_in_large(
        story: &Story,
        browser: &Client,
    ) {
        one_open_case(story, browser).await;
        // The network takes none, and says so; a note does.
        browser.execute(CHOOSE, Vec::new()).await.unwrap();
        until_text(browser, ".enclosed-trouble", "takes no pictures or files").await;
        browser
            .execute("document.querySelector('[name=mode][value=note]').click()", Vec::new())
            .await
            .unwrap();
        browser.execute(CHOOSE, Vec::new()).await.unwrap();
        let words = appears(browser, ".enclosed [data-alt]").await;
        words.send_keys("The router, all lights red").await.unwrap();
        until_text(browser, ".enclosed", "router.png").await;
        assert_eq!(violations(browser).await, Vec::<String>::new(), "with a picture attached");
        let field = appears(browser, ".composer textarea").await;
        field.send_keys("Their photo").await.unwrap();
        appears(browser, ".send-word").await.click().await.unwrap();
        until_text(browser, ".msg.note .alt", "all lights red").await;
        assert!(browser.find(Locator::Css(".enclosed li")).await.is_err(), "nothing is left in the composer");
        click(browser, ".msg.note a.picture").await;
        let large = "const image = document.querySelector('#picture[open] img');
            return image?.complete && image.naturalWidth";
        until("the picture is there in large", async || {
            (browser.execute(large, Vec::new()).await.ok()? == json!(900)).then_some(())
        })
        .await;
        assert_eq!(violations(browser).await, Vec::<String>::new(), "with the picture in large");
        press(browser, "\u{e00c}").await;
        until("Escape closes it", async || {
            browser.find(Locator::Css("#picture[open]")).await.err().map(drop)
        })
        .await;
        story.heard().await;
    }
}
