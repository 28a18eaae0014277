"""The few rules of style that all pages share, and text made safe for Markdown."""

import re

import streamlit as st

WORD_JOINER = "\N{WORD JOINER}"

_RULES = """
.stMainBlockContainer { padding: 1.25rem 2rem 2rem; }
.stMainBlockContainer h4 { padding: 0; }
/* Nothing of ours lies under Streamlit's header: of that only its buttons take the pointer, and they have a margin. */
[data-testid="stHeader"] { height: auto; min-height: 0; background: none; }
[data-testid="stHeader"], [data-testid="stHeader"] * { pointer-events: none; }
[data-testid="stHeader"] .stAppToolbar { height: auto; min-height: 0; padding: 1rem 0.5rem; }
[data-testid="stHeader"] button { pointer-events: auto; }
[data-testid="stSidebarCollapseButton"] { visibility: visible; }
/* The sidebar stands beside the page; where there is no room for both, one of them is shown. */
@media (min-width: 641px) {
  .stApp .stMain { position: static; }
  .stApp:has([data-testid="stExpandSidebarButton"]) .stMainBlockContainer { padding-left: 3.5rem; }
  [data-testid="stSidebar"][data-collapsed="false"] { max-width: calc(100vw - 22rem) !important; }
  .stAppHeader .stStatusWidget { position: absolute; top: 0; right: 2rem; height: 1.25rem; zoom: 0.75; }
}
@media (max-width: 640px) {
  .stMainBlockContainer { padding: 0.5rem 1rem 1rem; }
  [data-testid="stHeader"] { height: 2.75rem; }
  [data-testid="stHeader"] .stAppToolbar { padding: 0.25rem 0.5rem; }
  .stApp .stMain { top: 2.75rem; }
  [data-testid="stSidebar"][data-collapsed="false"] { min-width: 100vw !important; max-width: 100vw !important; }
  [data-testid="stSidebar"][data-collapsed="false"] ~ :has(.stMain) * { visibility: hidden !important; }
}
/* The title breaks into two lines before the controls beside it need a second row. */
[data-testid="stLayoutWrapper"]:has(> .st-key-header) { container: head / inline-size; }
.st-key-header { gap: 0.5rem; }
.st-key-header > :first-child { flex: 1 1 7rem; min-width: 0; }
.st-key-header h4 { font-size: clamp(1rem, 0.3rem + 1.25vw, 1.5rem); line-height: 1.2; }
.st-key-header [data-testid="stMarkdownContainer"]:has(h4) { margin-bottom: 0; }
.st-key-header [data-testid="stHeaderActionElements"] { display: none; }
@container head (610px < width < 940px) {
  .st-key-header { gap: 0.375rem; justify-content: flex-end; }
  .st-key-header button { padding-inline: 0.5rem; }
  .st-key-header p { font-size: 0.8125rem; }
  .st-key-header [data-testid="stCheckbox"] [data-testid="stTooltipIcon"] { display: none; }
}
/* In 3-D, with one control more, the title is only spoken. */
@container head (610px < width < 780px) {
  .st-key-header:has(.st-key-log_height) > :first-child { position: absolute; clip-path: inset(50%); }
}
[data-testid="stSidebarHeader"] { height: 2.5rem; margin-bottom: 0; }
[data-testid="stSidebarUserContent"] .stVerticalBlock, [class*="st-key-card-"].stVerticalBlock { gap: 0.5rem; }
[data-testid="stSidebar"] [data-testid="stButtonGroup"] button { padding-inline: 0.7rem; }
[data-testid="stSidebar"] .stColumn, [class*="st-key-card-"] .stColumn { min-width: 0; }
[data-testid="stSidebar"] .katex-display { margin: 0.15rem 0 0.65rem; padding: 0.35rem 0; overflow: auto hidden; }
[data-testid="stSidebar"] .katex { font-size: 0.85em; }
[class*="st-key-card-"] .katex-display { margin: 0; padding: 0.4rem 0; }
[class*="st-key-card-"] .katex { font-size: 0.88em; }
[data-testid="stSidebar"] .stSlider {
  [data-testid="stSliderThumbValue"], [data-testid="stSliderTickBar"] { display: none; }
}
[class*="-typed"] button { display: none; }
[class*="-typed"] input { padding: 0.25rem 0.5rem; font-variant-numeric: tabular-nums; }
/* The cards are not painted again with every frame of the stage. */
[class*="st-key-card-"].stVerticalBlock {
  content-visibility: auto; contain-intrinsic-size: auto 30rem; will-change: transform;
}
[class*="st-key-study-"] .stColumn { min-width: min(22rem, 100%); }
[class*="st-key-study-"] .stMarkdown > div { width: 100%; margin: 0; }
[class*="st-key-study-"] .katex-display { margin: 0; padding: 0.4rem 0; overflow: auto hidden; text-align: left; }
[class*="st-key-study-"] .stLatex { padding-bottom: 0.25rem; }
[class*="st-key-study-"] .katex-display > .katex { text-align: left; }
[class*="st-key-study-"] .katex { font-size: 1em; }
[class*="st-key-study-"] table { width: auto; font-variant-numeric: tabular-nums; }
@media (max-width: 640px) { [class*="st-key-study-"] .katex { font-size: 0.85em; } }
.st-key-follow { display: none; }
/* What is said quietly has a contrast of 4.5 at least. */
body [data-testid="stCaptionContainer"] { color: color-mix(in srgb, currentColor 72%, transparent); opacity: 1; }
.stApp .js-plotly-plot :is([class$="tick"] text, text[class*="title"], .annotation-text) {
  fill: currentColor !important; fill-opacity: 0.72 !important;
}
[data-testid="stBaseButton-primary"]:not(:disabled) { border-color: #2f6690; background: #2f6690; color: #fff; }
[data-testid="stBaseButton-primary"]:not(:disabled):hover { border-color: #26547a; background: #26547a; }
/* A tertiary button with an icon shows that alone: its text is its name. */
[data-testid="stBaseButton-tertiary"]:has([data-testid="stIconMaterial"]) [data-testid="stMarkdownContainer"] {
  position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
}
.swatch { display: inline-block; width: 0.75em; height: 0.75em; border-radius: 50%; margin-right: 0.5em; }
"""


def apply() -> None:
    """Put the rules on the page."""
    add(_RULES)


def add(rules: str) -> None:
    """Put more rules on the page, for what only it shows."""
    st.html(f"<style>{rules}</style>")


def plain(text: str) -> str:
    """The text with every character that Markdown could act on escaped, and no address in it that becomes a link.

    Streamlit looks for addresses (and :streamlit:) again without the escapes, so an invisible character splits them.
    """
    escaped = re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)  # of ASCII, which alone it acts on
    return re.sub(r"(?i)www(?=\\\.)|https?(?=\\:)|@|:(?=streamlit)", rf"\g<0>{WORD_JOINER}", escaped)
