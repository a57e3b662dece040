"""Rows below a form in the admin, of which the page says by hidden fields which row is which."""

from typing import Any

from django.utils.translation import gettext as _


class KnownRowsMixin:
    """Refuses a hidden key that is of no row of this form; modelcluster raises on it.

    Mix it into a `WagtailAdminModelForm`. What was typed stays in the form.
    """

    formsets: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # All of them, not only up to the first that is wrong.
        self._has_unknown_rows = bool(sum(_empty_unknown(rows) for rows in self.formsets.values()))

    def clean(self) -> Any:
        """Say that the page does not fit what stands in the database."""
        cleaned = super().clean()  # type: ignore[misc]
        if self._has_unknown_rows:
            words = _(
                "Een rij van dit formulier bestaat niet meer. Er is niets bewaard. Kopieer wat u"
                " typte, en open de pagina opnieuw."
            )
            self.add_error(None, words)  # type: ignore[attr-defined]
        return cleaned


def _empty_unknown(formset: Any) -> bool:
    """Empty the keys of this formset that are of none of its rows; whether there were any."""
    # Rows are made as well when the hidden numbers about them are wrong.
    if not formset.is_bound:
        return False
    known = {"", *(str(row.pk) for row in formset.get_queryset() if row.pk is not None)}
    data, found = formset.data.copy(), False
    for place in range(min(formset.initial_form_count(), formset.total_form_count())):
        key = f"{formset.add_prefix(place)}-id"
        if data.get(key) not in known:
            data[key], found = "", True
    if found:
        formset.data = data
    return found
