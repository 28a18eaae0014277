"""What others append to a link that is passed on: tracking parameters, and Streamlit's own names."""

import re

_FOREIGN = re.compile(
    r"(utm|mtm|pk|piwik|matomo|hsa)_\w{1,30}"  # campaigns, as Google, Matomo and HubSpot count them
    r"|fbclid|gclid|gclsrc|[gw]braid|dclid|gad_source|gad_campaignid|srsltid|_ga|_gl"
    r"|msclkid|ys?clid|twclid|ttclid|li_fat_id|igsh|igshid|epik|rdt_cid|sccid|irclickid"
    r"|mc_[ce]id|mkt_tok|vero_id|oly_anon_id|oly_enc_id|_hsenc|_hsmi|__hs[stf][cp]|ck_subscriber_id"
    r"|s_cid|_openstat|ref_src|ref_url"
    r"|embed|embed_options",
    re.ASCII,
)


def is_foreign(name: str) -> bool:
    """Whether a parameter of this name is not ours and can be ignored without a warning."""
    return _FOREIGN.fullmatch(name) is not None
