"""The small forms of a resident outside the steps."""

from django import forms
from django.utils.translation import gettext_lazy as _

from pages.challenges.drafts import clean_typed


class LinkForm(forms.Form):
    """Where to mail the private link."""

    use_required_attribute = False

    email = forms.EmailField(
        label=_("E-mailadres"),
        max_length=200,
        error_messages={
            "required": _("Vul uw e-mailadres in."),
            "invalid": _("Vul een e-mailadres in zoals naam@voorbeeld.nl."),
        },
        widget=forms.EmailInput(attrs={"class": "utrecht-textbox", "autocomplete": "email"}),
    )

    def __init__(self, data=None, **kwargs):
        if data is not None:
            data = {"email": clean_typed(data.get("email", ""))}
        super().__init__(data, **kwargs)
        if self.is_bound and self.errors:
            self.fields["email"].widget.attrs |= {
                "aria-invalid": "true",
                "aria-describedby": "id_email_fout",
            }
