"""What the declarations of the site format tell editors and people: JSON Schemas, and the format reference.

A schema never alarms where reading takes a file. It alarms where reading does, as far as a schema can tell. It cannot
tell of:

- what a value leads to: whether an id is known, a quote stands in its document, a day exists in the calendar;
- how a value was typed, where an editor has made something else of it: `01500` is 1500 to it, `1e3` is 1000,
  `True` is `true`, and nothing at all is the same as `null` and `~`, which here are text;
- the length of what is no text to an editor, and the characters of a key that is a number to it;
- what YAML can hold besides values: tags, anchors, merge keys, a second document, a key written twice.

Two tools go further than the draft: the YAML language server counts the units of UTF-16 where the draft counts
characters, which matters for a text of emoji near its limit; and a validator that makes JSON of YAML first may respell
a key that is a number of more than 21 digits.
"""
