"""Codes that stand in the database. Their labels are for people and may change freely."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from contracts.enums import OutboxStatus as OutboxStatus
from contracts.enums import ScanStatus as ScanStatus


class Status(models.TextChoices):
    """Where a response stands. Only states that something can lead to are listed."""

    DRAFT = "draft", _("Concept")
    SUBMITTED = "submitted", _("Ontvangen")
    COMPLETION_REQUESTED = "completion_requested", _("Aanvulling gevraagd")
    IN_HANDLING = "in_handling", _("In behandeling")
    ADVISED = "advised", _("Advies uitgebracht")
    CHANGES_PROPOSED = "changes_proposed", _("Aanpassing voorgesteld")
    DECISION_PROPOSED = "decision_proposed", _("Ligt voor ter besluit")
    ACCEPTED = "accepted", _("Toegekend")
    ACCEPTED_WITH_CONDITIONS = "accepted_with_conditions", _("Toegekend met aanpassingen")
    REJECTED = "rejected", _("Afgewezen")
    LEFT_OUT = "left_out", _("Buiten behandeling gelaten")
    INADMISSIBLE = "inadmissible", _("Niet-ontvankelijk")
    SOLVED_WITHOUT_TAKEOVER = "solved_without_takeover", _("Opgelost zonder overname")
    WITHDRAWN = "withdrawn", _("Ingetrokken")
    CALL_WITHDRAWN = "call_withdrawn", _("Gesloten: oproep ingetrokken")
    OBJECTION = "objection", _("Bezwaar in behandeling")
    RUNNING = "running", _("In uitvoering")
    FINISHED = "finished", _("Afgerond")
    ENDED_EARLY = "ended_early", _("Voortijdig gestopt")


class ResponseKind(models.TextChoices):
    """What a response is about: a call of the municipality, or a task that nobody asked about."""

    RESPONSE = "response", _("Reactie op een oproep")
    UNASKED = "unasked", _("Eigen uitdaging")


class Action(models.TextChoices):
    """What can be done with a response; together with status and role it is one move."""

    SEND = "send", _("Reactie verstuurd")
    TAKE_UP = "take_up", _("In behandeling genomen")
    ASK_COMPLETION = "ask_completion", _("Aanvulling gevraagd")
    COMPLETE = "complete", _("Aanvulling ontvangen")
    WITHDRAW = "withdraw", _("Ingetrokken")
    CLOSE_WITH_CALL = "close_with_call", _("Gesloten: wij trokken de oproep in")
    EXTEND = "extend", _("Termijn verlengd")
    PLAN_TALK = "plan_talk", _("Gesprek gepland")
    REPORT_TALK = "report_talk", _("Verslag van het gesprek gedeeld")
    HAND_OVER = "hand_over", _("Aan een collega gegeven")
    CORRECT_ADDRESS = "correct_address", _("E-mailadres verbeterd")
    ASSIGN = "assign", _("Beoordelaars gewijzigd")
    ADD_COSUBMITTER = "add_cosubmitter", _("Mede-indiener gevraagd")
    REMOVE_COSUBMITTER = "remove_cosubmitter", _("Mede-indiener van de lijst gehaald")
    CHECK_ADMISSIBILITY = "check_admissibility", _("Ontvankelijkheid getoetst")
    ASSESS = "assess", _("Beoordeling ingeleverd")
    ADVISE = "advise", _("Advies uitgebracht")
    REOPEN = "reopen", _("Opnieuw bekeken")
    PROPOSE_CHANGES = "propose_changes", _("Aanpassing voorgesteld")
    AGREE_CHANGES = "agree_changes", _("Akkoord met de aanpassing")
    DECLINE_CHANGES = "decline_changes", _("Niet akkoord met de aanpassing")
    PROPOSE_DECISION = "propose_decision", _("Besluit voorgelegd")
    SEND_BACK = "send_back", _("Teruggestuurd met uitleg")
    ACCEPT = "accept", _("Toegekend")
    ACCEPT_WITH_CONDITIONS = "accept_with_conditions", _("Toegekend met aanpassingen")
    REJECT = "reject", _("Afgewezen")
    LEAVE_OUT = "leave_out", _("Buiten behandeling gelaten")
    DECLARE_INADMISSIBLE = "declare_inadmissible", _("Niet-ontvankelijk verklaard")
    SOLVE_WITHOUT_TAKEOVER = "solve_without_takeover", _("Opgelost zonder overname")
    OBJECT = "object", _("Bezwaar gemaakt")
    ADJOURN_OBJECTION = "adjourn_objection", _("Besluit op bezwaar uitgesteld")
    ASK_MENDING = "ask_mending", _("Gevraagd het bezwaar aan te vullen")
    MEND_OBJECTION = "mend_objection", _("Bezwaar aangevuld")
    WITHDRAW_OBJECTION = "withdraw_objection", _("Bezwaar ingetrokken")
    DECIDE_OBJECTION = "decide_objection", _("Besluit op het bezwaar")
    DRAFT_AGREEMENT = "draft_agreement", _("Concept-overeenkomst gemaakt")
    START_RUNNING = "start_running", _("Uitvoering begonnen")
    FINISH = "finish", _("Afgerond")
    END_EARLY = "end_early", _("Voortijdig gestopt")


class Who(models.TextChoices):
    """In which role someone acts. One person may hold several."""

    RESIDENT = "resident", _("Indiener")
    HANDLER = "handler", _("Behandelaar")
    ASSESSOR = "assessor", _("Beoordelaar")
    DECIDER = "decider", _("Beslisser")
    CONTRACT_MANAGER = "contract_manager", _("Contractmanager")


class TermKind(models.TextChoices):
    """What can happen to the term in which a resident hears from us."""

    START = "start", _("Termijn begonnen")
    SUSPEND = "suspend", _("Termijn staat stil")
    RESUME = "resume", _("Termijn loopt weer")
    EXTEND = "extend", _("Termijn verlengd")
    STOP = "stop", _("Termijn geëindigd")


class ObjectionStepKind(models.TextChoices):
    """What can happen to the term of a decision on an objection (Awb 7:10)."""

    START = "start", _("Termijn begonnen")
    ADJOURN = "adjourn", _("Verdaagd")
    CONSENT = "consent", _("Verder uitgesteld, de indiener vond dat goed")
    SUSPEND = "suspend", _("Termijn staat stil: er is om een aanvulling gevraagd")
    RESUME = "resume", _("Bezwaar aangevuld")
    WITHDRAW = "withdraw", _("Bezwaar ingetrokken")


class DueKind(models.TextChoices):
    """What is due first in an open case."""

    REACTION = "reaction", _("Eerste reactie")
    COMPLETION = "completion", _("Wacht op de indiener")
    ANSWER = "answer", _("Antwoord op ons voorstel")
    DECISION = "decision", _("Besluit")
    OBJECTION = "objection", _("Besluit op bezwaar")


class ReminderKind(models.TextChoices):
    """What somebody is reminded of."""

    REACTION_DUE = "reaction_due", _("Nog geen eerste reactie")
    COMPLETION_SOON = "completion_soon", _("Tijd voor de aanvulling is bijna om")
    COMPLETION_PASSED = "completion_passed", _("Aanvulling is niet gekomen")
    CHANGES_SOON = "changes_soon", _("Tijd om op het voorstel te antwoorden is bijna om")
    CHANGES_PASSED = "changes_passed", _("Antwoord op het voorstel is niet gekomen")
    DECISION_SOON = "decision_soon", _("Besluit is bijna nodig")
    DECISION_LATE = "decision_late", _("Besluit is te laat")
    OBJECTION_SOON = "objection_soon", _("Besluit op bezwaar is bijna nodig")
    OBJECTION_LATE = "objection_late", _("Besluit op bezwaar is te laat")
    OBJECTION_UNMENDED = "objection_unmended", _("Bezwaar is niet aangevuld")
    DECISION_UNPOSTED = "decision_unposted", _("Brief met besluit is niet gepost")
    STILL_UNPOSTED = "still_unposted", _("Brief met besluit is nog steeds niet gepost")


class FormSize(models.TextChoices):
    """How much the form asks. A small request is not worth a large plan."""

    SHORT = "short", _("Kort formulier")
    FULL = "full", _("Volledig formulier")


class Cooperation(models.TextChoices):
    """The form of cooperation that a challenger has in mind. It binds nobody."""

    __empty__ = _("Niet gekozen")
    SUBSIDY = "subsidy", _("Wij doen het, de gemeente geeft subsidie")
    COMMISSION = "commission", _("Wij doen het als opdracht van de gemeente")
    TOGETHER = "together", _("Wij doen het samen met de gemeente")
    HANDOVER = "handover", _("De gemeente draagt de taak helemaal aan ons over")
    UNSURE = "unsure", _("Dat weet ik nog niet")


class CostKind(models.TextChoices):
    """Whether a cost depends on how much is done."""

    __empty__ = _("Weet ik niet")
    ONCE = "once", _("Eenmalig, om te beginnen")
    FIXED = "fixed", _("Vast: altijd hetzelfde")
    VARIABLE = "variable", _("Hangt af van hoeveel wij doen")


class PointKind(models.TextChoices):
    """What a part of an assessment is about."""

    CRITERION = "criterion", _("Criterium")
    LOT = "lot", _("Deel van het werk")
    VALUE = "value", _("Waardendriehoek")
    PLAN = "plan", _("Plan")


class PlanVerdict(models.TextChoices):
    """What an assessor finds of one point of the plan. No points are given."""

    ENOUGH = "enough", _("Genoeg uitgewerkt")
    NEEDS_WORK = "needs_work", _("Vraagt aanvulling")
    NOT_NEEDED = "not_needed", _("Niet nodig bij dit plan")


class TalkKind(models.TextChoices):
    """Why there is a talk."""

    INTAKE = "intake", _("Kennismakingsgesprek")
    HEARING = "hearing", _("Hoorgesprek")


class ObjectionChannel(models.TextChoices):
    """How an objection came in."""

    ONLINE = "online", _("Via de zaakpagina")
    PAPER = "paper", _("Op papier")


class AgreementFate(models.TextChoices):
    """What happens to a signed agreement when the decision under it falls."""

    END = "end", _("De overeenkomst eindigt voordat zij begint")
    SUSPEND = "suspend", _("De overeenkomst ligt stil")
    GO_ON = "go_on", _("De overeenkomst gaat door tot en met een dag")


class WorkKind(models.TextChoices):
    """What somebody is writing, kept until it is handed in."""

    ASSESSMENT = "assessment", _("Beoordeling")
    ADVICE = "advice", _("Advies")
    CHANGES = "changes", _("Voorstel voor aanpassing")
    PROPOSAL = "proposal", _("Voorstel voor een besluit")
    OBJECTION = "objection", _("Besluit op bezwaar")


class ApplicantKind(models.TextChoices):
    """Who responds. No kind is favoured and none needs a legal form."""

    PERSON = "person", _("Ik reageer alleen")
    GROUP = "group", _("Wij zijn een groep bewoners")
    ORGANISATION = "organisation", _("Ik reageer voor een organisatie")


class Channel(models.TextChoices):
    """How the applicant wants formal letters: the law leaves the choice to the person."""

    EMAIL = "email", _("Per e-mail")
    POST = "post", _("Per post, op papier")


class CounterChannel(models.TextChoices):
    """How a response came in that staff typed in."""

    PAPER = "paper", _("Op papier")
    TELEPHONE = "telephone", _("Telefonisch")
    DESK = "desk", _("Aan de balie")


class BestTime(models.TextChoices):
    """When somebody likes to be called back."""

    ANY = "any", _("Dat maakt niet uit")
    MORNING = "morning", _("’s Ochtends")
    AFTERNOON = "afternoon", _("’s Middags")
    EVENING = "evening", _("Aan het eind van de dag")


class CallOutcome(models.TextChoices):
    """How a call back went."""

    SPOKEN = "spoken", _("Gesproken")
    NOT_REACHED = "not_reached", _("Niet bereikt")
    STOPPED = "stopped", _("Niet meer nodig")


class CoAnswer(models.TextChoices):
    """What somebody who was named as a co-submitter says to that."""

    CONFIRM = "confirm", _("Doet mee")
    DECLINE = "decline", _("Doet niet mee")


class Remedies(models.TextChoices):
    """Which closing clause a decision letter gets. Not every answer is open to objection."""

    OBJECTION = "objection", _("Bezwaar mogelijk")
    TALK = "talk", _("Geen bezwaar mogelijk, wel een gesprek of klacht")
    CIVIL = "civil", _("Overeenkomst: geen bezwaar, wel een klacht of de burgerlijke rechter")
    NONE = "none", _("Geen clausule (alleen bij een toekenning)")


class Letter(models.TextChoices):
    """The kinds of letter; their texts stand in `letter_kinds`."""

    DRAFT_LINK = "draft_link", _("Link naar het concept")
    DRAFT_EXPIRING = "draft_expiring", _("Concept wordt bijna gewist")
    LINK_RENEWED = "link_renewed", _("Nieuwe link naar de zaak")
    RECEIPT = "receipt", _("Ontvangstbevestiging")
    COMPLETION_REQUEST = "completion_request", _("Verzoek om aanvulling")
    COMPLETION_RECEIPT = "completion_receipt", _("Ontvangst van de aanvulling")
    COMPLETION_REMINDER = "completion_reminder", _("Herinnering aan de aanvulling")
    EXTENSION = "extension", _("Verdagingsbericht")
    COSUBMITTER_INVITATION = "cosubmitter_invitation", _("Vraag aan een mede-indiener")
    COSUBMITTER_ANSWER = "cosubmitter_answer", _("Antwoord van een mede-indiener")
    STAFF_REMINDER = "staff_reminder", _("Herinnering aan een medewerker")
    STAFF_NOTICE = "staff_notice", _("Bericht aan een medewerker")
    WITHDRAWAL = "withdrawal", _("Bevestiging van intrekking")
    CALL_WITHDRAWN = "call_withdrawn", _("Oproep ingetrokken: reactie gesloten")
    CALL_WITHDRAWN_DRAFT = "call_withdrawn_draft", _("Oproep ingetrokken: bericht bij een concept")
    DECISION = "decision", _("Besluit")
    INVITATION = "invitation", _("Uitnodiging voor een gesprek")
    REPORT = "report", _("Verslag van een gesprek")
    CHANGES = "changes", _("Voorstel voor aanpassing")
    CHANGES_REMINDER = "changes_reminder", _("Herinnering aan het voorstel")
    OBJECTION_RECEIPT = "objection_receipt", _("Ontvangst van het bezwaar")
    OBJECTION_ADJOURNMENT = "objection_adjournment", _("Uitstel van het besluit op bezwaar")
    OBJECTION_DEFAULT = "objection_default", _("Verzoek om het bezwaar aan te vullen")
    OBJECTION_MENDED = "objection_mended", _("Ontvangst van de aanvulling van het bezwaar")
    OBJECTION_WITHDRAWAL = "objection_withdrawal", _("Bevestiging: bezwaar ingetrokken")
    OBJECTION_DECISION = "objection_decision", _("Besluit op bezwaar")
    TAKE_UP = "take_up", _("Zaak in behandeling")
    ADVICE = "advice", _("Conceptadvies")
    # In the outbox all decisions are DECISION; these tell their texts apart.
    DECISION_ACCEPT = "decision_accept", _("Besluit: toegekend")
    DECISION_CONDITIONS = "decision_conditions", _("Besluit: toegekend met aanpassingen")
    DECISION_SOLVED = "decision_solved", _("Besluit: opgelost zonder overname")
    DECISION_REJECT = "decision_reject", _("Besluit: afgewezen")
    DECISION_LEAVE_OUT = "decision_leave_out", _("Besluit: buiten behandeling")
    DECISION_INADMISSIBLE = "decision_inadmissible", _("Besluit: niet-ontvankelijk")
    AGREEMENT_BEGUN = "agreement_begun", _("Begin van de overeenkomst")
    AGREEMENT = "agreement", _("Overeenkomst om te tekenen")
    RUNNING = "running", _("Begin van de uitvoering")
    RESULTS_REQUEST = "results_request", _("Verzoek om resultaten")
    RESULTS_REMINDER = "results_reminder", _("Herinnering aan resultaten")
    SETTLEMENT = "settlement", _("Vaststelling")
    FINISHED = "finished", _("Einde van de uitvoering")
    # To who has no case: about questions, support, following and meetings (`pages.voices`).
    QUESTION_CONFIRM = "question_confirm", _("Vraag bevestigen")
    QUESTION_ANSWER = "question_answer", _("Antwoord op een vraag")
    QUESTION_WITHHELD = "question_withheld", _("Vraag niet op de pagina")
    TEXT_TAKEN_DOWN = "text_taken_down", _("Tekst weggehaald")
    TEXT_PUT_BACK = "text_put_back", _("Tekst teruggezet")
    SUPPORT_CONFIRM = "support_confirm", _("Steun bevestigen")
    FOLLOW_CONFIRM = "follow_confirm", _("Volgen bevestigen")
    FOLLOW_ANSWER = "follow_answer", _("Aan volgers: nieuw antwoord")
    FOLLOW_PHASE = "follow_phase", _("Aan volgers: nieuwe fase")
    FOLLOW_DECISION = "follow_decision", _("Aan volgers: besluit")
    FOLLOW_RESULT = "follow_result", _("Aan volgers: resultaat")
    MEETING_CONFIRM = "meeting_confirm", _("Aanmelding bevestigen")
    MEETING_REMINDER = "meeting_reminder", _("Herinnering aan een bijeenkomst")
    MEETING_MOVED = "meeting_moved", _("Bijeenkomst veranderd")
    MEETING_CANCELLED = "meeting_cancelled", _("Bijeenkomst gaat niet door")


def letter_choices() -> list[tuple[str, str]]:
    """The kinds of letter, asked when needed: another kind then needs no migration."""
    return Letter.choices
