//! The two macros of `db`: a struct or a test function in, code for `db`'s public traits out. Use them
//! through `db`, which re-exports them.

use proc_macro::TokenStream;
use quote::{format_ident, quote};
use syn::punctuated::Punctuated;
use syn::{Data, DeriveInput, Error, Fields, ItemFn, Path, Token, parse_macro_input};

/// Reads a struct from a row by position. With named fields, debug builds compare the statement's column
/// names with the fields' names, so a reordered `select` is found by the first test that runs it.
#[proc_macro_derive(FromRow)]
pub fn from_row(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    derive(&input).unwrap_or_else(Error::into_compile_error).into()
}

fn derive(input: &DeriveInput) -> Result<proc_macro2::TokenStream, Error> {
    let Data::Struct(data) = &input.data else {
        return Err(Error::new_spanned(&input.ident, "a row is a struct; an enum is a FromValue"));
    };
    let width = data.fields.len();
    let (columns, build) = match &data.fields {
        Fields::Named(fields) => {
            let names: Vec<_> = fields.named.iter().filter_map(|field| field.ident.as_ref()).collect();
            let columns = names.iter().map(|name| name.to_string().trim_start_matches("r#").to_owned());
            let places = 0..width;
            (
                quote! { ::core::option::Option::Some(&[#(#columns),*]) },
                quote! { Self { #(#names: row.get(#places)?),* } },
            )
        }
        Fields::Unnamed(_) => {
            let places = 0..width;
            (quote! { ::core::option::Option::None }, quote! { Self(#(row.get(#places)?),*) })
        }
        Fields::Unit => return Err(Error::new_spanned(&input.ident, "a row has at least one column")),
    };
    let name = &input.ident;
    let (generics, arguments, bounds) = input.generics.split_for_impl();
    Ok(quote! {
        impl #generics ::db::FromRow for #name #arguments #bounds {
            const WIDTH: usize = #width;
            const COLUMNS: ::core::option::Option<&'static [&'static str]> = #columns;
            fn from_row(row: &::db::Row<'_>) -> ::core::result::Result<Self, ::db::Error> {
                ::core::result::Result::Ok(#build)
            }
        }
    })
}

/// Makes two tests of an `async fn name(db: TestDb)`: `name::sqlite` and `name::postgres`, each with a fresh
/// database. The attribute's arguments are the migration sets to apply first: `#[db_test(db::MIGRATIONS)]`.
#[proc_macro_attribute]
pub fn db_test(sets: TokenStream, item: TokenStream) -> TokenStream {
    let sets = parse_macro_input!(sets with Punctuated::<Path, Token![,]>::parse_terminated);
    let test = parse_macro_input!(item as ItemFn);
    if test.sig.asyncness.is_none() || test.sig.inputs.len() != 1 {
        let message = "a database test is `async fn name(db: TestDb)`";
        return Error::new_spanned(&test.sig, message).into_compile_error().into();
    }
    let name = &test.sig.ident;
    let body = format_ident!("{name}_on_one_engine");
    let (attributes, inputs, output, block) = (&test.attrs, &test.sig.inputs, &test.sig.output, &test.block);
    let sets: Vec<_> = sets.into_iter().collect();
    quote! {
        #[cfg(test)]
        async fn #body(#inputs) #output #block

        #[cfg(test)]
        mod #name {
            use super::*;

            #(#attributes)*
            #[test]
            fn sqlite() {
                ::db::testing::run(::db::Engine::Sqlite, &[#(&#sets),*], super::#body);
            }

            #(#attributes)*
            #[test]
            fn postgres() {
                ::db::testing::run(::db::Engine::Postgres, &[#(&#sets),*], super::#body);
            }
        }
    }
    .into()
}
