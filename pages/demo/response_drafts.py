"""What somebody typed to send a demo response, so that a completion goes on from there."""

from dataclasses import asdict

from pages.challenges.documents import ResponseDocument
from pages.challenges.drafts import StepEntry
from pages.challenges.dutch_entry import format_cents

YES = "on"


def typed_for(document: ResponseDocument) -> dict[str, StepEntry]:
    """The steps of the form that give this document, without what its responses leave open."""
    who, plan, results = document.applicant, document.plan, document.results
    names = ("kind", "name", "email", "contact_name", "phone", "place", "kvk", "channel", "address")
    public = {
        f"publish_{part}": YES for part, is_on in asdict(document.publication).items() if is_on
    }
    return {
        "waarover": StepEntry(fields={"asked": "", "size": ""}),
        "wie": StepEntry(
            fields={name: getattr(who, name) for name in names},
            rows={"partners": [asdict(partner) for partner in who.partners]},
        ),
        "plan": StepEntry(
            fields={
                "title": plan.title,
                "different": plan.different,
                "why": plan.why,
                "for_whom": plan.for_whom,
                "reach_count": str(plan.reach_count or ""),
                "reach": plan.reach,
            }
        ),
        "waarde": StepEntry(fields=asdict(document.value)),
        "resultaten": StepEntry(
            rows={
                "indicators": [asdict(indicator) for indicator in results.indicators],
                "budget": [
                    {
                        "description": line.description,
                        "amount": format_cents(line.amount_cents),
                        "kind": line.kind,
                    }
                    for line in results.budget
                ],
            }
        ),
        "geven": StepEntry(
            fields={"own_contribution": results.own_contribution, "needs": results.needs}
        ),
        "planning": StepEntry(fields={"support": document.planning.support}),
        "openbaar": StepEntry(fields={**public, "declaration": YES}),
    }
