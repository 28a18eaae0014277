"""What others hang on a link that is passed on: the marks of advertisers and mailers, and Streamlit's own parameters."""

import re

# As the makers document them; utm_, mtm_, pk_ and hsa_ are families of Google, Matomo, Piwik and HubSpot.
_FAMILIES = "utm_ mtm_ pk_ piwik_ matomo_ hsa_".split()
_NAMES = frozenset(
    """
    fbclid gclid gclsrc gbraid wbraid dclid gad_source gad_campaignid msclkid yclid ysclid twclid ttclid li_fat_id
    igsh igshid srsltid epik rdt_cid sccid ScCid irclickid mc_cid mc_eid mkt_tok vero_id oly_anon_id oly_enc_id
    _ga _gl _hsenc _hsmi __hstc __hssc __hsfp __s _openstat ck_subscriber_id wickedid s_cid ref_src ref_url
    embed embed_options
    """.split()
)
_FAMILY = re.compile(rf"(?:{'|'.join(_FAMILIES)})\w{{1,30}}", re.ASCII)


def is_foreign(name: str) -> bool:
    """Whether a parameter of this name is none of ours, so that nobody need be told of it."""
    return name in _NAMES or _FAMILY.fullmatch(name) is not None
