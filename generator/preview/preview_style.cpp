#include "preview/preview_style.h"

namespace gazette {

namespace {

// The bar stands in pages of any theme: an id outranks what a theme says of lists, links and paragraphs.
constexpr std::string_view style =
    R"css(#gazette-preview, .gazette-page { --ink: #1b1b1b; --paper: #fff6d9; --edge: #8a5a00; --link: #0b4a8f; --box: #ffffff; }
@media (prefers-color-scheme: dark) {
  #gazette-preview, .gazette-page { --ink: #f2efe6; --paper: #33290f; --edge: #d9a441; --link: #9cc7ff; --box: #201c12; }
}
#gazette-preview { display: block; margin: 0; padding: 0.6rem 1rem; border-bottom: 4px solid var(--edge); background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; text-align: start; }
#gazette-preview ul, #gazette-preview ol { display: block; margin: 0; padding: 0; list-style: none; }
#gazette-preview .gazette-row { display: flex; flex-wrap: wrap; gap: 0.2rem 1.5rem; }
#gazette-preview li { display: block; margin: 0; padding: 0; }
#gazette-preview p { margin: 0.3rem 0 0; max-width: 70ch; font: inherit; color: inherit; }
#gazette-preview a { color: var(--link); text-decoration: underline; display: inline-block; padding: 0.1rem 0; }
#gazette-preview .gazette-now { font-weight: 700; border-bottom: 3px solid var(--edge); }
#gazette-preview details { margin: 0.4rem 0 0; padding: 0; border: 0; background: none; }
#gazette-preview summary { cursor: pointer; font-weight: 700; }
.gazette-problems li { margin: 0.6rem 0 0 !important; padding: 0.5rem 0.8rem !important; border-inline-start: 4px solid var(--edge) !important; background: var(--box); overflow-wrap: anywhere; }
.gazette-problems p { margin: 0.1rem 0; }
.gazette-problems pre { margin: 0.3rem 0; padding: 0.4rem; overflow-x: auto; border: 1px solid var(--edge); background: var(--box); color: var(--ink); font: 0.9rem/1.4 ui-monospace, monospace; }
.gazette-mark { display: inline-block; padding: 0 0.4em; border: 1px solid currentColor; border-radius: 0.2em; font: 700 0.8em/1.4 system-ui, sans-serif; text-transform: none; white-space: nowrap; }
.gazette-page { margin: 0; background: var(--box); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
.gazette-page main { max-width: 50rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
.gazette-page a { color: var(--link); }
.gazette-page h1 { font-size: 1.6rem; line-height: 1.2; }
.gazette-page h2 { font-size: 1.25rem; margin-block: 1.6rem 0.3rem; }
.gazette-page h3 { font-size: 1.05rem; margin-block: 1.2rem 0.2rem; }
.gazette-page ul.gazette-problems { padding: 0; list-style: none; }
.gazette-page .gazette-path { font: 0.9rem ui-monospace, monospace; }
a:focus-visible, summary:focus-visible { outline: 3px solid currentColor; outline-offset: 2px; }
@media print {
  #gazette-preview { border: 1px solid; background: none; color: #000; }
  #gazette-preview > :not(:first-child), #gazette-preview a { display: none; }
}
)css";

}  // namespace

std::string_view preview_style() {
  return style;
}

}  // namespace gazette
