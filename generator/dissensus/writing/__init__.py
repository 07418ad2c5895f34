"""Writing: bytes → output folder, all or nothing.

Files are staged beside the site, recorded in a journal, moved into place one by one, folders that are new as one,
and recorded in a manifest. So a build killed at any moment leaves whole files, and the next one finishes its work;
and only what the manifest or the journal records is ever replaced or removed. (Swapping the whole folder would break
open handles, watchers and bind mounts, and take other people's files along.) All that is ours besides the
site lives in `.dissensus/`.
"""

from dissensus.writing.addresses import AddressError
from dissensus.writing.output import Outcome, OutputFolder
from dissensus.writing.trouble import Busy, DiskTrouble, Refused, Trouble

__all__ = ["AddressError", "Busy", "DiskTrouble", "Outcome", "OutputFolder", "Refused", "Trouble"]
