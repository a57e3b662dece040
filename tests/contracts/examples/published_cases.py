"""Every published case: its rule, its status mark, and what must come out, with its place.

A copy of the amounts alone, so that an example cannot quietly change what it promises. The place is
that in `expected`: "total", all "periods" or one of them ("periods.1", from 0), or a component,
figure or quantity by its code. `None` is a case whose outcome was published in words.
"""

PUBLISHED: dict[str, list[tuple[str, str | None, str | None]]] = {
    "denver-sib-housing": [
        ("a", "total", "3913932.96"),
        ("a", "periods.1", "620978.40"),
        ("a", "total", "4534911.36"),
        ("c", "total", "5290000"),
        ("c", "total", "5289989.04"),
    ],
    "denver-sib-jail": [
        ("c", "total", "0"),
        ("b", "total", "3200000"),
        ("b", "total", "4798400.00"),
        ("b", "total", "4800000"),
        ("b", "total", "5104000"),
        ("c", "total", "6130000"),
        ("c", "total", "6130000"),
    ],
    "denver-sib-total": [
        ("a", "total", "9638911.36"),
        ("a", "figures.gain", "1038911.36"),
    ],
    "able-rikers": [
        ("b", "total", "0"),
        ("b", "total", "4800000"),
        ("b", "total", "4800000"),
        ("b", "total", "9600000"),
        ("b", "total", "9600000"),
        ("b", "total", "10080000"),
        ("b", "total", "10176000"),
        ("b", "total", "10176000"),
        ("b", "total", "10272000"),
        ("b", "total", "10368000"),
        ("b", "total", "10368000"),
        ("b", "total", "10944000"),
        ("b", "total", "10944000"),
        ("b", "total", "11712000"),
        ("b", "total", "11712000"),
        ("a", "total", "0"),
    ],
    "able-irr": [
        ("b", "figures.annualised_return", "0.0"),
        ("b", "figures.annualised_return", "1.2"),
        ("b", "figures.annualised_return", "1.5"),
        ("b", "figures.annualised_return", "1.9"),
        ("b", "figures.annualised_return", "3.3"),
        ("b", "figures.annualised_return", "5.1"),
    ],
    "peterborough": [
        ("a", None, None),
        ("a", None, None),
    ],
    "dwp-innovation-fund": [
        ("c", "total", "8200"),
        ("c", "total", "11700"),
        ("c", "periods", "2100, 2900, 0, 3200, 0"),
        ("c", "periods", "3400, 8300, 0"),
    ],
    "fair-chance-fund": [
        ("c", "total", "3155150"),
        ("c", "total", "1516000"),
        ("c", "total", "1692700"),
        ("c", "total", "3032950"),
        ("c", "total", "2391450"),
        ("c", "total", "1347000"),
        ("c", "total", "2802950"),
    ],
    "istanbul-kodluyor": [
        ("c", "components.retention", "0"),
        ("c", "components.retention", "405900"),
        ("c", "components.retention", "407000"),
        ("c", "components.retention", "408000"),
        ("c", "components.retention", "447000"),
        ("c", "components.retention", "448350"),
        ("c", "components.retention", "501000"),
        ("c", "components.retention", "631950"),
        ("c", "components.retention", "632000"),
        ("c", "components.retention", "632000"),
        ("a", "components.start", "144000"),
        ("a", "components.job", "31000"),
        ("c", "components.women", "0"),
        ("c", "components.women", "500"),
        ("c", "components.women", "25000"),
        ("c", "components.women", "25000"),
    ],
    "utah-preschool": [
        ("b", "total", "267472.50"),
        ("c", "quantities.savings_share", "281556"),
        ("c", "total", "266950.00"),
        ("c", "periods.1", "112400.00"),
    ],
    "cambodia-sanitation": [
        ("a", "total", "3125000"),
        ("c", "total", "10000000"),
    ],
    "jump-augsburg": [
        ("c", "total", "0"),
        ("a", "total", "250000"),
        ("c", "total", "250000"),
    ],
    "ways-to-wellness": [
        ("a", "components.part", "0"),
        ("a", "components.part", "1"),
        ("a", "components.part", "1"),
        ("c", "components.part", "0.5"),
    ],
    "attrition": [
        ("a", "figures.adjusted_target", "0.625"),
    ],
    "btw-rounding": [
        ("a", "total", "20.12"),
        ("a", "total", "20.13"),
    ],
    "wattwest-tranches": [
        ("a", "periods.0", "300000"),
        ("a", "periods.4", "50000"),
        ("a", "total", "900000"),
    ],
    "rotterdam-buzinezzclub": [
        ("c", "total", "272000"),
        ("c", "figures.gain", "81600"),
    ],
}
