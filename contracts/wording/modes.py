"""How rounding goes, in words."""

from typing import Final

MODE_WORDS: Final[dict[str, tuple[str, str]]] = {
    "half_up": ("precies de helft gaat omhoog", "exactly half goes up"),
    "half_down": ("precies de helft gaat omlaag", "exactly half goes down"),
    "half_even": (
        "precies de helft gaat naar het even cijfer",
        "exactly half goes to the even digit",
    ),
    "up": ("altijd omhoog", "always up"),
    "down": ("altijd omlaag", "always down"),
    "ceiling": ("altijd naar boven", "always upwards"),
    "floor": ("altijd naar beneden", "always downwards"),
}
