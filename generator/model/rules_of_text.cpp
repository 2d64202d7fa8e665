// The manual of rules: what any document may break.
#include "model/rule_book.h"

namespace gazette {

namespace {

constexpr Severity error = Severity::error;
constexpr Severity warning = Severity::warning;
constexpr InPlainMode stays = InPlainMode::same;
constexpr InPlainMode warns = InPlainMode::warning;
constexpr InPlainMode absent = InPlainMode::absent;

constexpr RuleEntry files_and_characters_rules[] = {
    {"control-character", error, warns, "A control character stands in the text.",
     "Delete it: retype the words around it."},
    {"direction-override", error, warns,
     "An invisible character changes the direction of the text, so that it can read differently from what is "
     "there.",
     "Delete it: retype the words around it."},
    {"file-size", error, stays, "The text is larger than a page may be.", "Split it into several files."},
    {"invalid-utf8", error, warns, "The file isn't valid UTF-8 text.",
     "Save it again as UTF-8 (in most editors: Save with Encoding)."},
    {"invisible-mark", error, warns, "An invisible byte order mark stands inside the text.",
     "Delete it: retype the words around it."},
    {"merge-conflict", error, warns,
     "Two versions of the text were merged, and nobody has chosen between them yet.",
     "Keep the right lines, and delete the others with the lines of signs."},
    {"symbolic-link", error, warns, "A symbolic link stands where a text should.",
     "Put the text itself there; or delete the link, and link to the page of the text from other pages."},
    {"utf-16", error, warns, "The file is saved as UTF-16, which can't be read.", "Save it again as UTF-8."},
};

constexpr RuleEntry facts_at_the_beginning_of_a_file_rules[] = {
    {"colon-in-text", error, warns, "A colon followed by a space stands inside a value.",
     "Put the whole value in quotes."},
    {"comment-in-text", error, warns, "Everything from a # on would be left out of the value.",
     "Put the value in quotes; or write a space after the # if it is a comment."},
    {"duplicate-key", error, warns, "A key stands twice.", "Keep one of the two."},
    {"front-matter-depth", error, warns, "Lists and groups stand in one another too deep.",
     "Write it flatter."},
    {"front-matter-size", error, warns, "The facts are longer than they may be.",
     "Move long texts below the facts, or split the file."},
    {"indentation", error, warns, "A line doesn't stand as far to the right as those around it.",
     "Begin it exactly below the other entries of its level."},
    {"key-not-text", error, warns, "A key isn't a word.", "Begin the line with a key, a colon and a space."},
    {"list-beside-key", error, warns, "A list begins on the line of its key.",
     "Begin it on the next line, each entry after a dash."},
    {"list-mark", error, warns, "An item of a list begins with another mark than a hyphen and a space.",
     "Begin it with a hyphen and a space."},
    {"merge-key", error, warns, "The key << would copy entries from another place.",
     "Write the entries out."},
    {"missing-space", error, warns, "A space is missing after a colon.",
     "Write the key, a colon, a space and the value."},
    {"no-break-space", error, warns,
     "A line is indented with no-break spaces, which look like spaces and aren't.",
     "Delete them, and type the spaces again."},
    {"not-a-map", error, warns, "A line is no entry: it has no key with a colon.",
     "Write a key, a colon, a space and a value."},
    {"second-document", error, warns, "A second block of facts begins.",
     "Keep one block: delete the line with --- or ... between the two."},
    {"special-character", error, warns, "A value begins with a sign that means something else here.",
     "Put the value in quotes."},
    {"tab-indentation", error, warns, "A line is indented with a tab.", "Use spaces, two for each level."},
    {"text-after-quote", error, warns, "Text stands after a closing quote.",
     "Put the whole value in quotes; inside single quotes, write an apostrophe twice."},
    {"unclosed-bracket", error, warns, "A bracket isn't closed properly.",
     "Close it, or put the whole value in quotes."},
    {"unclosed-front-matter", error, warns, "The facts begin and never end.",
     "Put a line with --- after the last entry."},
    {"unclosed-quote", error, warns, "A quote never ends.", "Put the same quote at the end of the text."},
    {"unknown-escape", error, warns, "A backslash inside double quotes has a special meaning.",
     "Write it twice, or put the text in single quotes."},
    {"yaml-alias", error, warns, "A value that begins with * refers to another place.",
     "Write the value out, or put it in quotes."},
    {"yaml-anchor", error, warns, "A value that begins with & names itself for other places.",
     "Delete that word, or put the value in quotes."},
    {"yaml-directive", error, warns, "A line that begins with % has a meaning that isn't used here.",
     "Delete the line."},
    {"yaml-syntax", error, warns, "A line can't be understood.",
     "Write a key, a colon, a space and a value."},
    {"yaml-tag", error, warns, "A value that begins with ! has a meaning that isn't used here.",
     "Delete that word, or put the value in quotes."},
};

constexpr RuleEntry keys_and_values_rules[] = {
    {"bad-date", error, warns, "A day doesn't exist, or isn't written as days are written.",
     "Write year-month-day, such as 2013-02-28."},
    {"bad-identifier", error, absent, "An id has signs that an id can't have.",
     "Use small letters, digits and hyphens alone."},
    {"bad-offset", error, absent, "The distance from UTC isn't one.",
     "Write it with quotes, such as \"-05:00\"."},
    {"doubtful-status", error, warns,
     "Who may see the document can't be told for certain, so that it stays hidden.",
     "Mend the facts at the beginning of the file, and state the status."},
    {"empty-value", error, warns, "A key has no value.",
     "Write a value after the colon, or remove the line."},
    {"missing-front-matter", error, absent, "A file that needs facts at its beginning has none.",
     "Begin it with a line of ---, the facts, and another line of ---."},
    {"missing-key", error, absent, "A key that must be there isn't.",
     "Add it; the message says what it means."},
    {"missing-title", error, warns, "A document has no title.",
     "Begin the text with a heading, or add the key title."},
    {"site-address", error, absent, "The address of the site isn't one.",
     "Write it whole, such as https://plans.example.org, or leave the line out."},
    {"unfilled", error, absent, "A public file still has a … where something is to be written.",
     "Replace the … with it, or remove the entry."},
    {"unknown-audience", error, warns, "The audience is none that there is.", "Write public or internal."},
    {"unknown-id", error, absent, "A framework names a level that there isn't.",
     "Write objective for the first level, initiative for the second one."},
    {"unknown-key", error, warns, "A key is none that such a file has.",
     "Correct its spelling, or remove it."},
    {"unknown-kind", error, absent, "The kind of document is none that can stand in this place.",
     "Use one of the words that the message lists."},
    {"unknown-status", error, warns, "The status is none that there is.",
     "Write draft, review, published or withdrawn; of a benchmark, one of the words that the message lists."},
    {"wrong-type", error, warns, "A value is of another kind than its key needs.",
     "Write one text, a list or a group of keys, as the message says."},
};

constexpr RuleEntry text_rules[] = {
    {"empty-heading", warning, warns, "A heading has no words.", "Write the heading, or delete the line."},
    {"empty-link", warning, warns, "A link has no words to click.",
     "Write what it leads to between the brackets."},
    {"missing-alt", warning, warns, "An image has no alternative text for readers who can't see it.",
     "Say what it shows between the brackets."},
    {"missing-footnote", error, warns, "A footnote is referred to and isn't there.",
     "Add it at the end of the text."},
    {"nesting", error, stays, "Lists and quotes stand in one another too deep.",
     "Use headings in place of deep lists."},
    {"raw-html", warning, warns, "HTML isn't used: readers see it as text.",
     "Write it in Markdown, or in backquotes if readers should see it."},
    {"reference-expansion", error, stays,
     "The link references of the text, written out, would take too much room.",
     "Use fewer or shorter references."},
    {"table-cells", error, stays, "The tables have too many cells.",
     "Split them into several tables or pages."},
    {"table-columns", error, stays, "A table has too many columns.", "Split it into several tables."},
    {"unclosed-markers", error, stays, "A paragraph has too many marks that are opened and never closed.",
     "Close them, or put a backslash before each."},
};

constexpr RuleEntry links_and_addresses_rules[] = {
    {"address-collision", error, warns, "Two files would have the same address on the site.",
     "Rename one of the two."},
    {"broken-anchor", error, warns, "A link leads to a heading that isn't there.",
     "Use the words of the heading, in small letters with hyphens between them."},
    {"broken-image", error, warns, "An image isn't there.",
     "Correct the path, which counts from the folder of the file."},
    {"broken-link", error, warns, "A link leads to no page of the site.",
     "Correct the path, which counts from the folder of the file, or remove the link."},
    {"damaged-image", error, warns,
     "An image is cut off or damaged, or of a kind that isn't published (TIFF, Photoshop, a film).",
     "Open it in a program for pictures, and save it anew as PNG or JPEG."},
    {"link-scheme", error, warns, "An address is of a kind that a page may not link to.",
     "Link to a file of the repository, or to an address that begins with https:, mailto: or tel:."},
    {"link-to-draft", error, warns,
     "A public page links to a file that is there, and that readers can't open.",
     "Publish that file too, or remove the link until it is. A text is told once, however many of its links "
     "lead there; where the file has an error of its own, that one is told, and not the links."},
    {"link-to-removed", warning, stays, "A link leads to a page that was removed.",
     "Link to what replaced it, or remove the link."},
    {"remote-image", error, warns, "An image is on another site and isn't shown.",
     "Put the file into the repository and link to it there."},
    {"replaced-file", warning, absent,
     "A file that a public text links to was replaced, and no version of the text tells so.",
     "Give the new file a name of its own, and link to that."},
};

}  // namespace

std::vector<RuleTopic> rules_of_reading() {
  return {{"Files and characters", files_and_characters_rules},
          {"Facts at the beginning of a file", facts_at_the_beginning_of_a_file_rules}};
}

std::vector<RuleTopic> rules_of_text() {
  std::vector<RuleTopic> topics = rules_of_reading();
  topics.push_back({"Keys and values", keys_and_values_rules});
  topics.push_back({"Text", text_rules});
  topics.push_back({"Links and addresses", links_and_addresses_rules});
  return topics;
}

}  // namespace gazette
