#!/usr/bin/env python3
"""Asks tools from outside whether the files for machines are what they say they are.

check_feeds.py GAZETTE: builds the demonstration with an address and a license, and checks
- the tables: each CSV read by Python's csv and compared with its JSON; types, keys and references by
  datapackage.json, which must fit the schema of a Tabular Data Package (npm's "datapackage");
- the feeds with feedparser, the calendars with icalendar, the sitemap with its XML schema (npm's "sitemap").
Exit code 77: can't be checked here.
"""

import csv
import datetime
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ADDRESS = "https://plans.example.org/aip"


def cannot_check(why):
    print(f"The feeds aren't checked: {why}")
    sys.exit(1 if os.environ.get("CI") else 77)


try:
    import feedparser
    import icalendar
    import jsonschema
except ImportError as missing:
    cannot_check(missing)

failures = []


def expect(holds, what):
    if not holds:
        failures.append(what)


def install_schemas():
    script = 'source "$1/tests/npm_packages.sh" && need_npm_packages "$1"'
    if subprocess.run(["bash", "-c", script, "bash", str(ROOT)]).returncode != 0:
        cannot_check("npm can't fetch the schemas")
    modules = ROOT / "node_modules"
    profile = modules / "datapackage/lib/profiles/tabular-data-package.json"
    return json.loads(profile.read_text(encoding="utf-8")), modules / "sitemap/schema/sitemap.xsd"


# --- tables ---


def without_guard(cell):
    """The text of a cell, as the page of the files says: an apostrophe before what looks like a formula."""
    return cell[1:] if re.match("'+[=+\\-@\t\r＝＋－＠]", cell) else cell


def typed(cell, field):
    if cell == "":
        return None
    if field["type"] == "integer":
        return int(cell)
    if field["type"] == "date":
        datetime.date.fromisoformat(cell)
        return cell
    return without_guard(cell)


def read_table(folder, resource):
    name = resource["name"]
    raw = (folder / resource["path"]).read_bytes()
    expect(len(raw) == resource["bytes"], f"{name}: another size than datapackage.json says")
    expect(raw.count(b"\r\n") >= 1 and not raw.startswith(b"\xef\xbb\xbf"), f"{name}: line ends or a mark")
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8"), newline=""), strict=True))
    fields = resource["schema"]["fields"]
    expect(rows[0] == [field["name"] for field in fields], f"{name}: other columns than datapackage.json says")
    table = []
    for number, row in enumerate(rows[1:], 2):
        expect(len(row) == len(fields), f"{name}:{number}: {len(row)} cells")
        for cell in row:
            is_number = re.fullmatch(r"[+-]?\d+(\.\d+)?", cell)
            expect(is_number or not re.match("[=+\\-@\t\r]", cell), f"{name}:{number}: runs as a formula: {cell}")
        values = {field["name"]: typed(cell, field) for field, cell in zip(fields, row)}
        for field in fields:
            limits = field.get("constraints", {})
            value = values[field["name"]]
            expect(value is not None or not limits.get("required"), f"{name}:{number}: no {field['name']}")
            if value is not None and "enum" in limits:
                expect(value in limits["enum"], f"{name}:{number}: {field['name']} is {value}")
        table.append(values)
    same = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    expect(same == table, f"{name}: CSV and JSON differ")
    return table


def check_tables(site, profile):
    folder = site / "data"
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    for error in jsonschema.Draft4Validator(profile).iter_errors(package):
        failures.append(f"datapackage.json: {error.message} at {list(error.path)}")
    tables = {resource["name"]: read_table(folder, resource) for resource in package["resources"]}
    for resource in package["resources"]:
        name, schema = resource["name"], resource["schema"]
        key = schema.get("primaryKey", [])
        seen = [tuple(row[column] for column in key) for row in tables[name]]
        expect(not key or len(set(seen)) == len(seen), f"{name}: two rows have one key")
        for reference in schema.get("foreignKeys", []):
            column, other = reference["fields"], reference["reference"]["resource"]
            known = {row[reference["reference"]["fields"]] for row in tables[other]} | {None}
            lost = {row[column] for row in tables[name]} - known
            expect(not lost, f"{name}.{column}: not in {other}: {sorted(lost)}")
        for row in tables[name]:
            if row.get("published_until") is not None:
                expect(row["published_from"] <= row["published_until"], f"{name}: ends before it begins: {row}")
            expect(is_there(site, row["address"]), f"{name}: no page at {row['address']}")
    outcomes = [row for row in tables["benchmark_statuses"] if row["initiative"] is None]
    expect(outcomes, "no status of a final outcome is told")
    for row in tables["calendar"]:
        expect(row["date"] <= row["last_date"], f"calendar: ends before it begins: {row}")
    for row in tables["corrections"]:
        expect(row["reason"] or row["note"], f"corrections: doesn't say why: {row}")
    corrected = [row for row in tables["ratings"] if row["correction_reason"]]
    expect(corrected and all(row["published_until"] for row in corrected), "no rating was corrected")
    went_on = [row for row in tables["program_districts"] if row["published_until"]]
    expect(went_on, "no district went on in a program")
    expect({row["held"] for row in tables["program_check_ins"]} >= {"held", "missed", None}, "no check-in is told")
    values = {(row["plan"], row["stated_table"], row["column"], row["value"]) for row in tables["stated_cells"]}
    for row in tables["figures"]:
        cells = [value for plan, table, _, value in values if (plan, table) == (row["plan"], row["stated_table"])]
        expect(row["value"] in cells and float(row["value"]) >= 0, f"figures: in no cell: {row}")
    for name in ("amendments", "corrections", "calendar", "benchmark_statuses", "designations", "activities",
                 "stated_facts", "stated_cells", "figures", "minutes", "assessments", "assessment_levels", "programs",
                 "program_districts", "program_schools"):
        expect(tables[name], f"{name}: empty")
    return sum(len(table) for table in tables.values())


def is_there(site, address):
    expect(address.startswith(ADDRESS + "/"), f"not on the site: {address}")
    path = address[len(ADDRESS) + 1 :].split("#")[0]
    return (site / path / "index.html").exists() or (site / path).is_file()


# --- feeds, calendars, sitemap ---


def check_feed(site, path):
    feed = feedparser.parse(path.read_bytes())
    name = path.relative_to(site).as_posix()
    expect(not feed.bozo, f"{name}: {feed.get('bozo_exception')}")
    expect(feed.version == "atom10", f"{name}: {feed.version}")
    expect(feed.feed.get("id") and feed.feed.get("title") and feed.feed.get("updated"), f"{name}: its head")
    expect(0 < len(feed.entries) <= 50, f"{name}: {len(feed.entries)} entries")
    ids = [entry.get("id") for entry in feed.entries]
    expect(None not in ids and len(set(ids)) == len(ids), f"{name}: ids")
    published = [entry.published for entry in feed.entries]
    expect(published == sorted(published, reverse=True), f"{name}: not newest first")
    for entry in feed.entries:
        if entry.category == "report":
            expect("The report covers " in entry.content[0].value, f"{name}: says nothing of a report: {entry.id}")
        expect(entry.get("title") and entry.get("updated_parsed") and entry.get("content"), f"{name}: {entry.id}")
        expect(is_there(site, entry.link), f"{name}: no page at {entry.link}")
        expect(re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00-05:00", entry.updated), f"{name}: {entry.updated}")
    return len(feed.entries), {entry.category for entry in feed.entries}


def check_calendar(site, path):
    raw = path.read_bytes()
    name = path.relative_to(site).as_posix()
    lines = raw.split(b"\r\n")
    expect(b"\n" not in raw.replace(b"\r\n", b""), f"{name}: line ends")
    expect(max(len(line) for line in lines) <= 75, f"{name}: a line of more than 75 bytes")
    calendar = icalendar.Calendar.from_ical(raw)
    events = calendar.walk("VEVENT")
    expect(not calendar.errors and all(not event.errors for event in events), f"{name}: {calendar.errors}")
    ids = [str(event["UID"]) for event in events]
    expect(ids and len(set(ids)) == len(ids), f"{name}: ids")
    for event in events:
        first, last = event.decoded("DTSTART"), event.decoded("DTEND")
        are_days = type(first) is datetime.date and type(last) is datetime.date and first < last
        expect(are_days and event.get("SUMMARY") and event.decoded("DTSTAMP"), f"{name}: {event}")
        expect(is_there(site, str(event["URL"])), f"{name}: no page at {event['URL']}")
    long = [event for event in events if event.decoded("DTEND") - event.decoded("DTSTART") > datetime.timedelta(days=1)]
    return len(events), len(long)


def join_schemas(sitemap, folder):
    """That of sitemaps, and that of the links to other languages in them."""
    joined = folder / "sitemap-with-links.xsd"
    imports = [("http://www.sitemaps.org/schemas/sitemap/0.9", sitemap),
               ("http://www.w3.org/1999/xhtml", ROOT / "tests/feeds/xhtml-link.xsd")]
    lines = [f'<xs:import namespace="{space}" schemaLocation="{file.as_uri()}"/>' for space, file in imports]
    joined.write_text(f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{"".join(lines)}</xs:schema>')
    return joined


def check_sitemap(site, schema):
    command = ["xmllint", "--noout", "--nonet", "--schema", str(schema), str(site / "sitemap.xml")]
    try:
        told = subprocess.run(command, stderr=subprocess.PIPE, text=True, check=False)
    except OSError as missing:
        cannot_check(missing)
    expect(told.returncode == 0, f"sitemap.xml: {told.stderr}")
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    addresses = [entry.text for entry in xml.etree.ElementTree.parse(site / "sitemap.xml").iter(space + "loc")]
    expect(len(set(addresses)) == len(addresses), "sitemap.xml: an address twice")
    for address in addresses:
        expect(is_there(site, address), f"sitemap.xml: no page at {address}")
        page = (site / address[len(ADDRESS) + 1 :] / "index.html").read_text(encoding="utf-8")
        expect(f'<link rel="canonical" href="{address}">' in page, f"{address} has another canonical address")
        expect('content="noindex"' not in page, f"{address} is in the sitemap, and asks not to be")
    expect(f"Sitemap: {ADDRESS}/sitemap.xml\n" in (site / "robots.txt").read_text(encoding="utf-8"), "robots.txt")
    languages = set(re.findall(r'hreflang="([^"]+)"', (site / "sitemap.xml").read_text(encoding="utf-8")))
    expect({"en", "es"} <= languages, f"sitemap.xml: only the languages {sorted(languages)}")
    return len(addresses)


def build(gazette, folder):
    repository, site = folder / "repository", folder / "site"
    quiet = dict(os.environ, GIT_CONFIG_GLOBAL="/dev/null", GIT_CONFIG_NOSYSTEM="1")
    subprocess.run([gazette, "demo", repository, "--sources", ROOT], check=True, stdout=subprocess.DEVNULL)
    with open(repository / "site/site.yml", "a", encoding="utf-8") as settings:
        settings.write(f"address: {ADDRESS}/\nlicense: CC-BY-4.0\nlicense_url: https://license.example/by/4.0/\n")
    git = ["git", "-C", repository, "-c", "user.name=Test", "-c", "user.email=test@district.example"]
    subprocess.run([*git, "add", "site/site.yml"], check=True, env=quiet)
    subprocess.run([*git, "commit", "-q", "-m", "Add"], check=True, env=quiet)
    command = [gazette, "build", "--repo", repository, "--output", site, "--no-cache"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return site


def main():
    profile, schema = install_schemas()
    with tempfile.TemporaryDirectory() as work:
        site = build(sys.argv[1], Path(work))
        rows = check_tables(site, profile)
        feeds = [check_feed(site, path) for path in sorted(site.rglob("feed.xml"))]
        kinds = set().union(*(found for _, found in feeds))
        expect({"published", "report", "amendment", "correction"} <= kinds, f"only {sorted(kinds)} are told")
        days = [check_calendar(site, path) for path in sorted(site.rglob("*.ics"))]
        expect(len(days) > 5, f"only {len(days)} calendars")
        expect(any(long for _, long in days), "no event takes several days")
        expect(list(site.glob("programs/*/*.ics")), "no role of a program has a calendar")
        pages = check_sitemap(site, join_schemas(schema, Path(work)))
    for failure in failures[:50]:
        print(failure)
    if failures:
        sys.exit(1)
    entries = sum(count for count, _ in feeds)
    print(f"{rows} rows, {entries} entries of {len(feeds)} feeds, {sum(count for count, _ in days)} days of {len(days)} calendars, {pages} addresses.")


main()
