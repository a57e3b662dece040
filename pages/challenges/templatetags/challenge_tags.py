"""Small questions that templates of responses ask."""

from django import forms, template

register = template.Library()


@register.filter
def widget_kind(field) -> str:
    """How a field is laid out: `checkbox`, `radio` or `text`."""
    widget = field.field.widget
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "radio"
    return "checkbox" if isinstance(widget, forms.CheckboxInput) else "text"
