// The manual of rules: what a site, its theme or a demonstration may break.
#include "model/rule_book.h"

namespace gazette {

namespace {

constexpr Severity error = Severity::error;
constexpr Severity warning = Severity::warning;
constexpr InPlainMode stays = InPlainMode::same;
constexpr InPlainMode absent = InPlainMode::absent;

constexpr RuleEntry publication_rules[] = {
    {"before-its-day", error, absent,
     "A strategy sheet changed together with its plan, or a translation with its original, and that one "
     "waits for "
     "its day.",
     "Add the same publish_on to it; or publish both now."},
    {"changed-id", error, absent,
     "What a plan or a strategy sheet says is as it was published, under another id.",
     "Write the id with which it was published: reports, links and later plans know it by that."},
    {"future-date", error, stays, "A document was published after the date of the build.",
     "Build with a later --date, or mend the clock of the machine that made the commit."},
    {"moved-and-hidden", error, absent,
     "A public document was moved, and became a draft or waits for a day, in one commit: readers lost it.",
     "Leave it where it was until it is public again; or withdraw it there, with the reason."},
    {"packet-questions", error, absent,
     "What packet_questions in site/site.yml names isn't a public page, or a heading of one.",
     "Write the page's path from the root of the repository; for one section, with # and its heading."},
    {"pdf-address", error, absent, "packet_pdf asks for PDFs, and site/site.yml says no address of the site.",
     "Add the address: links in a PDF lead there from anywhere. Or remove packet_pdf."},
    {"unpublished", error, absent, "A document that is public became a draft.",
     "Edit it on a branch; or withdraw it, with the reason as revision_note."},
};

constexpr RuleEntry redactions_rules[] = {
    {"redacted-document", error, absent, "A redaction names a document that isn't published.",
     "Name the id of a plan, report or minutes, or the path of a page."},
    {"redacted-in-force", error, absent, "A redaction names the version that is in force.",
     "Publish a corrected text first; or withdraw the document."},
    {"redacted-version", error, absent,
     "A redaction names no version, or one that isn't there or is withheld already.",
     "Write the versions' ids, or the days from and to, or all."},
    {"redaction-digest", error, absent, "The digest of a redaction is missing, or belongs to something else.",
     "Look whether the right versions are named; then write the digest that the message says."},
};

constexpr RuleEntry late_notes_rules[] = {
    {"duplicate-note", error, absent, "site/notes.yml says two things of the same version or correction.",
     "Join the two, or keep one."},
    {"empty-note", error, absent, "An entry of site/notes.yml has neither a note nor a reason.",
     "Add one of the two, or remove the entry."},
    {"unknown-correction", error, absent,
     "site/notes.yml gives a reason for a correction that the version didn't make.",
     "Name the initiative, and the benchmark, whose value the version altered."},
    {"unknown-document", error, absent, "site/notes.yml names a document that isn't public.",
     "Write its id or its path."},
    {"unknown-version", error, absent, "site/notes.yml names a version that the document doesn't have.",
     "Write it as in the version's address, such as 2024-10-01."},
};

constexpr RuleEntry old_addresses_rules[] = {
    {"redirect-address", error, absent, "site/redirects.yml names an old address that no page can have.",
     "Write it from the front page, such as /old/plans/ or /plans/old.html."},
    {"redirect-nowhere", error, absent, "site/redirects.yml leads to what is no page of the site.",
     "Write the address of a page, such as /guidance/reports/."},
    {"redirect-taken", error, absent,
     "site/redirects.yml names an address that has a page, or leads on, already.",
     "Remove the entry, or the other one."},
};

constexpr RuleEntry ledger_rules[] = {
    {"altered-version", error, stays, "A version that was published says something else in the history now.",
     "Put the old history back; or withhold the version in site/redactions.yml."},
    {"later-ledger", error, stays,
     "The live site has versions of a later day than the one that --date names.",
     "Leave --date away, or give that day or a later one."},
    {"lost-document", error, stays, "A document that was published isn't in the history any more.",
     "Put the old history back; or withdraw the document, with the reason as revision_note."},
    {"lost-version", error, stays, "A version that was published isn't in the history any more.",
     "Put the old history back; or withhold the version in site/redactions.yml."},
    {"shown-again", error, stays, "A version that is withheld on the live site could be read again.",
     "Put its entry back into site/redactions.yml; if it may be read, let the site warn for one "
     "publication."},
    {"unreadable-ledger", error, stays, "What --ledger names isn't a manifest.",
     "Give the manifest.json of the live site."},
};

constexpr RuleEntry publishing_rules[] = {
    {"owner-path", error, absent,
     "publish: owners in site/site.yml names a path that leads out of the repository.",
     "Write it from the root of the repository, such as plans/harbor-falls."},
    {"owner-path-unused", warning, absent,
     "publish: owners in site/site.yml names a path at which nothing is.",
     "Correct it: until then that owner may push nothing there. What is yet to come may stay."},
    {"publish-target", error, absent,
     "site/site.yml describes a place to publish to in a way that can't work.",
     "Give it an id of its own, and one place that nothing else is in: folder, branch or remote."},
};

constexpr RuleEntry themes_rules[] = {
    {"missing-word", error, stays, "A text of the theme is missing in a language.",
     "Add it to strings/ of the theme."},
    {"site-languages", error, absent, "languages in site/site.yml can't be what it says.",
     "Name each language once, such as [en, es], the site's own first."},
    {"theme-limit", error, stays, "Templates are too large or stand in one another too deep.",
     "Use fewer includes and blocks."},
    {"theme-placement", error, stays,
     "A template puts a value where it can't be made safe, or leaves a tag open.",
     "Open and close tags, quotes and comments on the same side."},
    {"theme-reference", error, stays, "A template names another template, block or field that isn't there.",
     "Correct the name."},
    {"theme-syntax", error, stays, "A tag of a template can't be understood.",
     "Write it as generator/theme/TEMPLATES.md says."},
};

constexpr RuleEntry the_script_of_a_demonstration_rules[] = {
    {"added-twice", error, absent, "A file is added that is there already.", "Add each file once."},
    {"bad-branch", error, absent, "The first commit is on a side branch.",
     "Remove \"branch: true\" from it."},
    {"bad-name", error, absent, "A name or e-mail holds < or >.", "Leave them out."},
    {"bad-path", error, absent, "A path lies outside content/, plans/ and site/.",
     "Write it from the root of the sources."},
    {"date-order", error, absent, "A commit is older than one above it.",
     "Put commits in the order of their dates, oldest first."},
    {"no-change", error, absent, "The words before and after an amendment are the same.",
     "Correct one of the two, or remove the amendment."},
    {"not-once", error, absent, "The words of an amendment don't stand in the file exactly once.",
     "Write more of the words around them."},
    {"still-there", error, absent, "A file goes that the sources still have.",
     "Remove it from the sources, or leave it."},
    {"unknown-path", error, absent, "A commit names a file that isn't there at that time.",
     "Correct the path, or add the file before."},
};

}  // namespace

std::vector<RuleTopic> rules_of_sites() {
  return {{"Publication", publication_rules},
          {"Redactions", redactions_rules},
          {"Late notes on old versions", late_notes_rules},
          {"Addresses of an earlier site", old_addresses_rules},
          {"The ledger", ledger_rules},
          {"Publishing", publishing_rules},
          {"Themes", themes_rules},
          {"The script of a demonstration", the_script_of_a_demonstration_rules}};
}

}  // namespace gazette
