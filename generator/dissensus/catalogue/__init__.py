"""The catalogue: what is known of a site's files, kept on disk, so that no build works out again what has not changed.

A *fact* is whatever somebody may ask of a site: a source, a statement, the statements of a source in their order. It
has a kind and a key. Whoever is worked out – a point, a page – asks for facts by way of mappings that keep a list of
what was asked for, and of what was asked for in vain. It stands for as long as none of these facts has changed.

Recorded reads in place of edges declared by hand: the “verifying traces” of Mokhov, Mitchell and Peyton Jones, Build
Systems à la Carte (J. Functional Programming 30, 2020).
"""
