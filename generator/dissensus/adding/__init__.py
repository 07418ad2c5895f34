"""Adding: an entry more in the files that curators write, every byte that stands there kept.

What is added is written as text (`scalars`, `blocks`) at the place where the parser says that the list or mapping ends
(`insertion`); the whole is then read again, and the entry alone may differ. The site is checked with the draft in place
(`draft`), and only what brings no new fault is written, whole or not at all (`replacing`).
"""
