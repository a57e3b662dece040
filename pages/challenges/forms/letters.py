"""The form in which the municipality writes its own letters."""

from typing import Any

from wagtail.admin.forms import WagtailAdminModelForm

_PARTS = (("subject", ""), ("body", ""), ("subject", "_en"), ("body", "_en"))


class LetterTemplateForm(WagtailAdminModelForm):
    """Shows the standard text where nothing was written; that is what an editor starts from."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, end in _PARTS:
            if name + end in self.fields and not getattr(self.instance, name + end):
                text = self.instance.kind.standard("en" if end else "nl")
                self.initial[name + end] = getattr(text, name)
