"""A StreamField that stays small in migrations."""

from wagtail.fields import StreamField


class SlimStreamField(StreamField):
    """A StreamField whose migrations do not repeat every block.

    The database keeps JSON whatever the blocks are, so a changed block needs no migration. A data
    migration that must read blocks names them itself.
    """

    def deconstruct(self):
        """The field without its blocks."""
        name, _path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, "pages.fields.SlimStreamField", [[]], kwargs
