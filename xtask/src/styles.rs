//! Joins the style sheets of a built site into one: a page waits for all of them before it shows anything, and on a
//! phone's connection every file costs a wait of its own.

use std::{fs, path::Path};

use crate::{Outcome, Problem, precache::digest};

/// Where sheets lie; addresses in them are relative to it.
const FOLDER: &str = "css/";

/// Joins the sheets that index.html links, in the order of their links.
pub fn join(folder: &Path) -> Outcome<()> {
    let problem = |error: std::io::Error| {
        Problem(format!("The style sheets of {} cannot be joined: {error}.", folder.display()))
    };
    let page = folder.join("index.html");
    let html = fs::read_to_string(&page).map_err(problem)?;
    let links = links(&html);
    let mut joined = String::new();
    for link in &links {
        joined += &fs::read_to_string(folder.join(link.address)).map_err(problem)?;
        joined.push('\n');
    }
    let name = format!("{FOLDER}page-{}.css", digest(joined.as_bytes()));
    let html = with_one(&html, &links, &name);
    for link in &links {
        fs::remove_file(folder.join(link.address)).map_err(problem)?;
    }
    fs::write(folder.join(&name), &joined).map_err(problem)?;
    fs::write(page, html).map_err(problem)?;
    println!("{}: {} style sheets, {} kB.", folder.join(name).display(), links.len(), joined.len() / 1000);
    Ok(())
}

/// A link to a style sheet.
struct Link<'a> {
    tag: &'a str,
    address: &'a str,
}

fn links(html: &str) -> Vec<Link<'_>> {
    let tags = html.match_indices("<link ").filter_map(|(at, _)| html[at..].split_inclusive('>').next());
    let sheet = |tag: &&str| tag.contains("rel=\"stylesheet\"") || tag.contains("rel=stylesheet");
    tags.filter(sheet)
        .filter_map(|tag| {
            let (_, value) = tag.split_once("href=")?;
            let address = value.trim_start_matches('"').split(['"', ' ', '>']).next()?;
            let address = address.trim_start_matches("./");
            address.starts_with(FOLDER).then_some(Link { tag, address })
        })
        .collect()
}

/// The page with one link in the place of the first.
fn with_one(html: &str, links: &[Link<'_>], name: &str) -> String {
    let mut html = html.to_owned();
    for (place, link) in links.iter().enumerate() {
        let new =
            if place == 0 { format!("<link rel=\"stylesheet\" href=\"{name}\">") } else { String::new() };
        html = html.replace(link.tag, &new);
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_link_takes_the_place_of_all() {
        let html = "<link rel=icon href=i.svg><link href=./css/a-1.css rel=stylesheet><p>\
                    <link rel=\"stylesheet\" href=\"./css/b-2.css\"/><link href=https://x/y.css rel=stylesheet>";
        let links = links(html);
        let addresses: Vec<&str> = links.iter().map(|link| link.address).collect();
        assert_eq!(addresses, ["css/a-1.css", "css/b-2.css"]);
        assert_eq!(
            with_one(html, &links, "css/page-3.css"),
            "<link rel=icon href=i.svg><link rel=\"stylesheet\" href=\"css/page-3.css\"><p>\
             <link href=https://x/y.css rel=stylesheet>"
        );
    }
}
