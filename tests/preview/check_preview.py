#!/usr/bin/env python3
"""Does a preview do what it says?

check_preview.py GAZETTE: starts `gazette serve` on small repositories and edits them as people and their programs do: drafts
are shown and marked in one view and absent from the other, mistakes stand on their page, a broken setting or a folder that is
gone leaves what was there, a commit is noticed, and nothing of a preview can be published.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from preview_fixture import Preview, make_repository, page, run_git, wait_until, write  # noqa: E402

complaints = []
PUBLIC = "/.gazette/public"
PREVIEW_MARK = '<meta name="gazette-preview"'


def expect(what, holds):
    if not holds:
        complaints.append(what)


def check_views(preview):
    home = preview.wait_for_page("/", "Plans of Alder Creek")
    expect("the home page carries the mark of previews", PREVIEW_MARK in home.text)
    expect("no page is stored or listed", home.headers["cache-control"] == "no-store" and
           home.headers["x-robots-tag"] == "noindex" and 'content="noindex"' in home.text)
    expect("a draft is marked in lists", 'A rule to come</a> <span class="gazette-mark">Draft</span>' in home.text)
    expect("an internal page is marked in lists", 'For staff</a> <span class="gazette-mark">Internal</span>' in home.text)
    expect("what is in review is marked", 'Under review</a> <span class="gazette-mark">In review</span>' in home.text)
    expect("what waits for its day is marked", 'For another day</a> <span class="gazette-mark">Not yet</span>' in home.text)
    expect("and says for which", "Readers see this from 2091-05-01 on." in preview.get("/guidance/later/").text)
    expect("a public page isn't marked", 'How to comment</a> <span class="gazette-mark">' not in home.text)
    draft = preview.get("/guidance/new-rule/")
    expect("a draft is shown and says that it is one", draft.status == 200 and "zqdraft" in draft.text and
           "This page is a draft" in draft.text)
    expect("a draft says no day on which it was published", "<li>Published" not in draft.text and
           "<li>Published" in preview.get("/guidance/comment/").text)
    expect("an internal page is shown and says so", "This page is internal" in preview.get("/guidance/staff/").text)
    expect("the bar leads to the other view of the same page", f'href="{PUBLIC}/guidance/new-rule/"' in draft.text)
    unseen = preview.get(f"{PUBLIC}/guidance/new-rule/")
    expect("the public finds no draft", unseen.status == 404 and "zqdraft" not in unseen.text)
    expect("the way back is offered", 'href="/guidance/new-rule/"' in unseen.text)
    expect("a missing page stays in the view of the public", f'href="{PUBLIC}/a-z/"' in unseen.text)
    for path in ["/", "/a-z/", "/updates/", "/guidance/comment/", "/data/", "/sitemap.xml", "/feed.xml"]:
        seen = preview.get(PUBLIC + path).text
        expect(f"nothing private is in {path} as the public sees it", "zq" not in seen and
               "A rule to come" not in seen and "For staff" not in seen)
    expect("without its slash the view leads on", preview.get(PUBLIC).status == 308)
    expect("there is no manifest of a preview", preview.get("/manifest.json").status == 404)


def read_index(preview, root):
    """All files of the search index."""
    answer = preview.get(f"{root}/search/index.json")
    if answer.status != 200 or not answer.headers["content-type"].startswith("application/json"):
        return ""
    names = set(re.findall(r'"([0-9a-f]{8,64})"', answer.text))
    files = [preview.get(f"{root}/search/{kind}/{name}.json") for name in names for kind in ["words", "texts"]]
    return answer.text + "".join(file.text for file in files if file.status == 200)


def check_search(preview):
    drafts, public = read_index(preview, ""), read_index(preview, PUBLIC)
    expect("a draft is found", "zqdraft" in drafts and "zqinternal" in drafts and "committe" in drafts)
    expect("the public finds what is public", "committe" in public)
    expect("the public finds no draft", not any(word in public for word in ["zqdraft", "zqinternal", "zqreview", "zqlater"]))


def check_languages(preview, folder):
    """A further language comes while the preview runs, with an index of its own, and goes again."""
    settings = folder / "site/site.yml"
    good = settings.read_text(encoding="utf-8")
    translation = folder / "content/guidance/comment.es.md"
    write(translation, page("Cómo comentar", "Venga a la sesión."))
    write(settings, good.replace("language: en\n", "language: en\nlanguages: [en, es]\n"))
    preview.wait_for_page("/es/guidance/comment/", "sesión")
    drafts, public = read_index(preview, "/es"), read_index(preview, f"{PUBLIC}/es")
    expect("a translation is found in its language", "sesion" in drafts and "sesion" in public)
    expect("a draft is found in any language, but not by the public", "zqdraft" in drafts and "zqdraft" not in public)
    translation.unlink()
    write(settings, good)
    preview.wait_for_page("/es/guidance/comment/", lambda answer: answer.status == 404)


def check_packets(preview, folder):
    """What a release alone has says so, in both views."""
    settings = folder / "site/site.yml"
    good = settings.read_text(encoding="utf-8")
    district = folder / "plans/alder-creek/district.yml"
    write(district, "id: alder-creek\nname: Alder Creek\nmeetings:\n  - {date: 2091-01-10}\n")
    write(folder / "content/frameworks/small.yml", "id: small\ntitle: Small Plan\nkind_of_plan: Small Plan\n")
    write(folder / "plans/alder-creek/2024-25/plan.md",
          page("Plan", "Words.", more="id: plan\nkind: plan\nframework: small\nschool_year: 2024-25\n"))
    write(settings, good + "address: https://plans.example.org\npacket_pdf: true\n")
    packet = "/districts/alder-creek/packets/2091-01-10/"
    preview.wait_for_page(packet, 'href="packet.pdf"')
    for root in ["", PUBLIC]:
        pdf = preview.get(f"{root}{packet}packet.pdf")
        expect(f"{root}: a packet's PDF is said to come later", pdf.status == 404 and
               "made when the site is published" in pdf.text)
        other = preview.get(f"{root}/districts/packet.pdf")
        expect(f"{root}: any other address isn't", other.status == 404 and "made when" not in other.text)
    shutil.rmtree(folder / "plans")
    shutil.rmtree(folder / "content/frameworks")
    write(settings, good)
    preview.wait_for_page(packet, lambda answer: answer.status == 404)


def check_public_bytes(gazette, preview, folder, scratch):
    """As the public sees it: the bytes of the build, with the bar put in."""
    built = scratch / "built"
    subprocess.run([gazette, "build", "--repo", folder, "--worktree", "--no-cache", "--output", built], check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    compared = 0
    for file in sorted(built.rglob("*")):
        path = file.relative_to(built).as_posix()
        if not file.is_file() or path == "manifest.json" or path.startswith((".", "search/", "404")):
            continue
        seen = preview.get(f"{PUBLIC}/{path}")
        bytes_seen = seen.body
        if path.endswith(".html"):
            head = bytes_seen.index(PREVIEW_MARK.encode())
            bytes_seen = bytes_seen[:head] + bytes_seen[bytes_seen.index(b"</head>"):]
            bar = bytes_seen.index(b'\n<aside id="gazette-preview"')
            bytes_seen = bytes_seen[:bar] + bytes_seen[bytes_seen.index(b"</aside>\n", bar) + 9:]
        expect(f"{path} is for the public as the build makes it", seen.status == 200 and bytes_seen == file.read_bytes())
        compared += 1
    expect("files were compared", compared > 10)
    return compared


def check_changes(preview, folder):
    write(folder / "content/guidance/comment.md", page("How to comment", "Write to the school committee, or call zqcall."))
    preview.wait_for_page("/guidance/comment/", "zqcall")
    changes = preview.get("/.gazette/changes/").text
    expect("what the public would see change is listed", "changed: How to comment" in changes and
           "In the text: 3 words added." in changes)
    expect("drafts aren't among the changes", "A rule to come" not in changes)
    write(folder / "content/guidance/wait.md", page("How to wait", "Soon.", more="publish_on: 2999-01-15\n"))
    preview.wait_for_page("/.gazette/changes/", "Waits until January 15, 2999")
    expect("what waits is told by its day", "published: How to wait" in preview.get("/.gazette/changes/").text)
    (folder / "content/guidance/wait.md").unlink()
    run_git(folder, "commit", "--quiet", "--all", "-m", "Say where to call")
    preview.wait_for_page("/.gazette/changes/", "Nothing that the public can read changes.")


def check_problems(preview, folder):
    draft = folder / "content/guidance/new-rule.md"
    write(draft, page("A rule to come", "See [nothing](nowhere.md), zqbroken.", "draft"))
    shown = preview.wait_for_page("/guidance/new-rule/", "zqbroken")
    expect("a mistake stands on its page with its line", "On this page: 1 error" in shown.text and
           "content/guidance/new-rule.md:6:5" in shown.text and "See [nothing](nowhere.md)" in shown.text)
    expect("it doesn't stand on others", "On this page" not in preview.get("/guidance/comment/").text)
    expect("the page of problems leads to it", 'href="/guidance/new-rule/">Go to the page' in
           preview.get("/.gazette/problems/").text)
    write(draft, page("A rule to come", "zqmended", "draft"))
    preview.wait_for_page("/guidance/new-rule/", "zqmended")
    expect("what is mended is gone", "No problems found" in preview.get("/guidance/new-rule/").text)


def check_broken_site(preview, folder):
    settings = folder / "site/site.yml"
    good = settings.read_text(encoding="utf-8")
    write(settings, good + "colour: blue\n")
    shown = preview.wait_for_page("/guidance/comment/", "On this page: 1 error")
    expect("a mistake in the settings is on any page, which stays", "colour" in shown.text and "zqcall" in shown.text and
           "as it was before" in shown.text)
    write(settings, good.replace("theme: gazette", "theme: nowhere"))
    shown = preview.wait_for_page("/guidance/comment/", "there is no theme")
    expect("a missing theme is on any page, which stays", "zqcall" in shown.text)
    write(settings, good)
    preview.wait_for_page("/guidance/comment/", "No problems found")
    theme = folder / "themes/gazette"
    shutil.copytree(Path(__file__).parents[2] / "themes/gazette", theme)
    layout = theme / "templates/layout.html"
    words = layout.read_text(encoding="utf-8")
    write(layout, words + "{% if %}")
    shown = preview.wait_for_page("/guidance/comment/", "themes/gazette/templates/layout.html")
    expect("a broken template is on any page, which stays", "zqcall" in shown.text and "as it was before" in shown.text)
    write(layout, words.replace("<footer", "<footer data-own"))
    preview.wait_for_page("/guidance/comment/", "data-own")
    shutil.rmtree(folder / "themes")
    preview.wait_for_page("/guidance/comment/", lambda answer: "data-own" not in answer.text)


def check_editors(preview, folder):
    text = folder / "content/guidance/comment.md"
    beside = folder / "content/guidance/.comment.md.swp"
    write(beside, page("How to comment", "zqrenamed"))
    beside.rename(text)
    preview.wait_for_page("/guidance/comment/", "zqrenamed")
    with text.open("w", encoding="utf-8") as slow:
        for line in page("How to comment", "zqslow").splitlines(keepends=True):
            slow.write(line)
            slow.flush()
    preview.wait_for_page("/guidance/comment/", "zqslow")
    for number in range(1000):
        write(folder / f"content/many/{number}.md", page(f"Page {number}", "One of a thousand."))
    preview.wait_for_page("/many/999/", "One of a thousand")
    preview.wait_for_page("/many/0/", "One of a thousand")
    shutil.rmtree(folder / "content/many")
    preview.wait_for_page("/many/0/", lambda answer: answer.status == 404)


def check_folder(preview, folder):
    elsewhere = folder.parent / "elsewhere"
    folder.rename(elsewhere)
    shown = preview.wait_for_page("/guidance/comment/", "can’t be shown as they are now")
    expect("a folder that is gone leaves the pages", "zqslow" in shown.text)
    write(elsewhere / "content/guidance/comment.md", page("How to comment", "zqback"))
    elsewhere.rename(folder)
    preview.wait_for_page("/guidance/comment/", "zqback")
    write(folder / "content/guidance/comment.md", page("How to comment", "zqagain"))
    preview.wait_for_page("/guidance/comment/", "zqagain")


def check_unpublished(gazette, preview, folder, scratch):
    verified = subprocess.run([gazette, "verify", "--repo", folder, "--no-cache", "--against",
                               f"http://127.0.0.1:{preview.port}/"], capture_output=True, text=True)
    expect(f"verify refuses a preview: {verified.stderr}", verified.returncode == 2 and "is a preview" in verified.stderr)
    expect("the site's own folder is as it was", (folder / "site/public/left.html").exists() and
           len(list((folder / "site/public").iterdir())) == 1)
    theme = folder / "themes/gazette"
    shutil.copytree(Path(__file__).parents[2] / "themes/gazette", theme)
    layout = theme / "templates/layout.html"
    write(layout, layout.read_text(encoding="utf-8").replace("</head>", f'{PREVIEW_MARK} content="x">\n</head>'))
    built = subprocess.run([gazette, "build", "--repo", folder, "--worktree", "--no-cache", "--output", scratch / "copied"],
                           capture_output=True, text=True)
    expect(f"a build refuses pages of a preview: {built.stderr}", built.returncode == 3 and "page of a preview" in built.stderr)
    shutil.rmtree(folder / "themes")


def check_start(gazette, scratch):
    empty = scratch / "empty"
    empty.mkdir()
    run_git(scratch, "init", "--quiet", str(empty))
    said = subprocess.run([gazette, "serve", "--repo", empty, "--port", "0", "--no-cache"], capture_output=True, text=True,
                          timeout=60)
    expect("a repository without settings says so", said.returncode == 2 and "has no site/site.yml" in said.stderr)
    unborn = scratch / "unborn"
    make_repository(unborn)
    shutil.rmtree(unborn / ".git")
    run_git(scratch, "init", "--quiet", str(unborn))
    preview = Preview(gazette, unborn)
    preview.wait_for_page("/guidance/new-rule/", "zqdraft")
    expect("before the first commit all is new", "published: How to comment" in preview.get("/.gazette/changes/").text)
    preview.end()
    shared = Preview(gazette, unborn, "--address", "0.0.0.0")
    shared.wait_for("Anyone on this network")
    shared.wait_for_page("/", "anyone on this network can open it")
    shared.end()


def main():
    gazette = Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        folder = scratch / "plans"
        make_repository(folder)
        preview = Preview(gazette, folder)
        preview.wait_for("Ready in")
        check_views(preview)
        check_search(preview)
        check_languages(preview, folder)
        check_packets(preview, folder)
        compared = check_public_bytes(gazette, preview, folder, scratch)
        check_changes(preview, folder)
        check_problems(preview, folder)
        check_broken_site(preview, folder)
        check_editors(preview, folder)
        check_folder(preview, folder)
        check_unpublished(gazette, preview, folder, scratch)
        expect("the preview ends when it is asked to", preview.end() == 0)
        check_start(gazette, scratch)
    for complaint in complaints:
        print(f"not so: {complaint}")
    print(f"{compared} files compared with the build's, {len(complaints)} complaints")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
