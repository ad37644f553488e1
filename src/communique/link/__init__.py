"""Names to Wikidata, offline: by verified tables, exactly or not at all."""

from communique.link.links import LinkedEntity, Links, load_links
from communique.link.names import name_key, same_person

__all__ = ["LinkedEntity", "Links", "load_links", "name_key", "same_person"]
