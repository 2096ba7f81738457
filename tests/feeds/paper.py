"""Feeds, sitemaps and stories in our own words for the tests of this room."""

from __future__ import annotations

BODY = (
    "SEOUL, April {day} (Harbour) -- South Korea's Foreign Minister Park Jin will meet his Japanese counterpart "
    "in Tokyo on April 28, the foreign ministry said on Friday. They will discuss security on the peninsula. "
) + "The ministry gave no further details of the agenda, and the embassy declined to comment on the visit. " * 5

PLAIN = "The port of Busan handled more boxes in March than in any month before it. " * 11


def story(day: int) -> str:
    clock = f"<meta property='article:published_time' content='2023-04-{day:02}T18:00:00+09:00'>"
    head = f"<html lang='en'><head><title>Talks {day}</title>{clock}</head>"
    return f"{head}<body><h1>Ministers to meet, {day}</h1><p>{BODY.format(day=day)}</p></body></html>"


def rss(*items: str, built: str = "Fri, 14 Apr 2023 09:00:00 GMT") -> str:
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>Harbour Agency</title><link>https://h.example/</link><lastBuildDate>{built}</lastBuildDate>"
        f"{''.join(items)}</channel></rss>"
    )


def item(link: str, day: int, text: str = "Two ministers are to meet.") -> str:
    return (
        f"<item><title>Ministers to meet, {day}</title><link>{link}</link><description>{text}</description>"
        f"<pubDate>{day:02} Apr 2023 08:00:00 +0900</pubDate></item>"
    )


def atom(*links: str, updated: str = "2023-04-14T09:00:00Z") -> str:
    every = "".join(
        f"<entry><title>Note {link}</title><id>{link}</id><link href='{link}'/>"
        f"<updated>2023-04-13T23:30:00+09:00</updated><summary>Two ministers are to meet.</summary></entry>"
        for link in links
    )
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Ministry</title><id>urn:x</id>'
        f"<updated>{updated}</updated>{every}</feed>"
    )


def sitemap(*rows: tuple[str, str]) -> str:
    every = "".join(
        f"<url><loc>{address}</loc><news:news><news:publication_date>{day}</news:publication_date></news:news></url>"
        for address, day in rows
    )
    return (
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        f'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{every}</urlset>'
    )


def maps(*rows: tuple[str, str]) -> str:
    every = "".join(f"<sitemap><loc>{address}</loc><lastmod>{day}</lastmod></sitemap>" for address, day in rows)
    return f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{every}</sitemapindex>'
