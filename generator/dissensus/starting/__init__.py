"""Starting: a small site, complete and without a fault, from which somebody's own can be made.

`site/` holds its files as they are laid down; where a name begins with a dot, `dot-` stands there for it, so that
nothing which makes a wheel, or keeps a checkout, takes them for settings of its own.
"""
