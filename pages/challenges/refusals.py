"""The words for each refusal of a service: what is wrong, and what to do about it."""

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy

from pages.challenges.errors import Refused

MESSAGES = {
    "already_decided": gettext_lazy(
        "%(by)s heeft al een besluit genomen op %(at)s: %(outcome)s. Uw stap is niet gezet."
        " Wat u schreef is bewaard, zodat u het kunt kopiëren."
    ),
    "not_allowed": gettext_lazy(
        "Dit kan nu niet: de status is “%(status)s”. Misschien was een collega u voor. Wat u"
        " schreef is bewaard."
    ),
    "call_closed": gettext_lazy("Deze oproep is gesloten. U kunt niet meer reageren."),
    "late_not_possible": gettext_lazy(
        "Deze oproep is niet gesloten, of er is al besloten. Een late reactie kan dan niet."
    ),
    "asker_needed": gettext_lazy("Schrijf op wie het vroeg."),
    "late_admission_reason": gettext_lazy(
        "Leg uit waarom deze reactie later mag komen, in minstens 20 tekens. Iedereen leest dit."
    ),
    "late_day_past": gettext_lazy("Deze dag is voorbij. Kies vandaag of een latere dag."),
    "not_a_draft_of_this_call": gettext_lazy(
        "Deze link hoort niet bij een concept voor deze oproep. Kijk de link na, of laat het vak"
        " leeg en begin opnieuw."
    ),
    "not_writable": gettext_lazy("Deze reactie is verstuurd. U kunt haar niet meer veranderen."),
    "changed_elsewhere": gettext_lazy(
        "Deze stap is intussen op een andere plek veranderd, bijvoorbeeld in een ander tabblad."
        " Uw tekst van hier staat in de vakken en is nog niet bewaard. Onderaan staat de tekst die"
        " al bewaard was. Maak er één tekst van en druk op “Volgende stap”."
    ),
    "step_not_asked": gettext_lazy(
        "Deze stap is intussen op een andere plek veranderd, en hoort niet meer bij uw formulier."
        " Wat daar stond, is bewaard en staat bij uw concept."
    ),
    "plan_changed": gettext_lazy(
        "De tekst is net veranderd. Lees hem nog eens, en stuur dan uw antwoord. Wat u hier"
        " schreef, staat er nog."
    ),
    "draft_changed": gettext_lazy(
        "Uw concept is veranderd sinds u deze pagina opende. Kijk het nog een keer na."
    ),
    "has_a_role": gettext_lazy(
        "U werkt in het beheer met dit account. Uw naam hoort bij wat u daar deed. Vraag de"
        " beheerder om uw account te sluiten."
    ),
    "correction_reason": gettext_lazy("Schrijf op waarom u het e-mailadres verbetert."),
    "address_in_reason": gettext_lazy(
        "Zet geen e-mailadres in de reden. De reden blijft in de zaak staan, ook als de indiener"
        " vraagt om gegevens te wissen."
    ),
    "same_address": gettext_lazy("Dit is het e-mailadres dat wij al hebben."),
    "person_erased": gettext_lazy("De gegevens van deze indiener zijn gewist."),
    "hand_over_reason": gettext_lazy("Schrijf op waarom een collega de zaak overneemt."),
    "not_yours_to_hand_over": gettext_lazy(
        "Alleen de behandelaar en de coördinator geven een zaak aan een collega. Vraag het hun."
    ),
    "not_to_be_handler": gettext_lazy(
        "Deze collega kan de zaak niet behandelen, of doet dat al. Kies iemand uit de lijst."
    ),
    "question_needed": gettext_lazy("Schrijf op wat u van de indiener wilt weten."),
    "reason_needed": gettext_lazy("Schrijf op hoe en wanneer de indiener dit heeft gevraagd."),
    "extension_reason": gettext_lazy(
        "Leg uit waarom u meer tijd nodig hebt, in minstens 40 tekens. De indiener leest dit."
    ),
    "extension_off": gettext_lazy(
        "Uw gemeente verlengt geen termijnen. Dat staat in de instellingen van het uitdaagrecht."
    ),
    "extended_before": gettext_lazy(
        "De termijn is al een keer verlengd. Een tweede keer mag niet: bel de indiener."
    ),
    "adjourned_before": gettext_lazy(
        "Het besluit op het bezwaar is al een keer verdaagd. Verder uitstel kan alleen als de"
        " indiener dat goed vindt: vul dan in hoeveel weken."
    ),
    "objection_term_over": gettext_lazy(
        "De termijn voor het bezwaar is al voorbij. Verdagen kan alleen vooraf. Vindt de indiener"
        " verder uitstel goed? Vul dan in hoeveel weken."
    ),
    "mending_words_needed": gettext_lazy(
        "Schrijf op wat er aan het bezwaar ontbreekt. De indiener leest dit."
    ),
    "mending_day": gettext_lazy("Kies een dag na vandaag, en niet later dan over %(limit)s weken."),
    "mending_asked": gettext_lazy(
        "De indiener is al gevraagd om het bezwaar aan te vullen, tot en met %(date)s. Wacht"
        " daarop, of leg vast wat er binnen is."
    ),
    "mended_words_needed": gettext_lazy("Schrijf op wat u wilt toevoegen aan het bezwaar."),
    "nothing_to_mend": gettext_lazy(
        "Er is niet om een aanvulling gevraagd, of zij is al binnen. Lees de zaak nog eens."
    ),
    "mended_before_asked": gettext_lazy(
        "Deze dag ligt vóór de vraag van %(date)s. Kies die dag of een latere."
    ),
    "time_to_mend": gettext_lazy(
        "De indiener kan het bezwaar nog aanvullen, tot en met %(date)s. Wacht daarop voordat u"
        " het bezwaar afwijst."
    ),
    "fate_needed": gettext_lazy("Kies wat er met de overeenkomst gebeurt: zij is al ondertekend."),
    "agreement_began": gettext_lazy(
        "De overeenkomst is al begonnen. Kies of zij stilligt of doorgaat."
    ),
    "fate_day_before_start": gettext_lazy(
        "Deze dag ligt vóór het begin van de overeenkomst. Kies een latere dag, of laat haar"
        " eindigen."
    ),
    "fate_day_needed": gettext_lazy(
        "Kies tot en met welke dag de overeenkomst doorgaat: vandaag of later."
    ),
    "fate_day_after_end": gettext_lazy(
        "Deze dag ligt na het eind van de overeenkomst. Kies een eerdere dag."
    ),
    "agreement_stands_still": gettext_lazy(
        "De overeenkomst ligt al stil. Doorgaan kan alleen als de contractmanager haar eerst"
        " hervat."
    ),
    "fate_reason_needed": gettext_lazy(
        "Leg in minstens 40 tekens uit waarom dit met de overeenkomst gebeurt. De indiener leest"
        " dit, en iedereen die het besluit mag lezen."
    ),
    "consent_weeks": gettext_lazy("Vul een aantal weken in van 1 tot en met %(limit)s."),
    "term_over": gettext_lazy(
        "De termijn is al voorbij. Verlengen kan alleen vooraf: bel de indiener en besluit snel."
    ),
    "note_needed": gettext_lazy("Schrijf eerst een notitie."),
    "read_before_publishing": gettext_lazy(
        "Dit besluit wordt openbaar en er lijken persoonsgegevens in te staan. Lees het na. Staat"
        " het er terecht, zet dan het vinkje. Anders: stuur het terug, of haal het weg."
    ),
    "no_decision": gettext_lazy("Kies een besluit."),
    "placeholder": gettext_lazy(
        "Dit is geen uitleg. Schrijf in gewone woorden waarom u dit besluit."
    ),
    "too_short": gettext_lazy("Leg dit verder uit, in minstens 40 tekens en in gewone woorden."),
    "code_needed": gettext_lazy("Kies minstens één reden."),
    "code_does_not_fit": gettext_lazy("Deze reden past niet bij dit besluit. Kies een andere."),
    "how_needed": gettext_lazy(
        "Leg uit hoe het plan wel kan slagen, in minstens 40 tekens en in gewone woorden."
    ),
    "conditions_needed": gettext_lazy("Schrijf op wat er verandert aan het plan."),
    "solution_needed": gettext_lazy("Schrijf op wat de gemeente zelf gaat doen."),
    "only_unwilling": gettext_lazy(
        "Dit zegt dat iemand het niet wil, niet waarom. Schrijf op wat er aan het plan niet klopt,"
        " en waaruit dat blijkt. Iemands wens, een andere prioriteit of wie erover gaat is geen"
        " reden."
    ),
    "criterion_needed": gettext_lazy("Schrijf bij dit criterium wat u van het plan vindt."),
    "words_needed": gettext_lazy("Schrijf dit op in gewone woorden. Een zin is genoeg."),
    "present_words_needed": gettext_lazy(
        "Schrijf ook op hoe het nu gaat, langs dezelfde maat. Gebeurt het nu niet, schrijf dat."
    ),
    "verdict_needed": gettext_lazy("Kies wat u van dit punt vindt."),
    "lot_choice_needed": gettext_lazy("Kies of u dit deel toekent of niet."),
    "no_lot_granted": gettext_lazy(
        "U kent geen enkel deel toe. Kies dan bij het besluit voor afwijzen, of ken één deel toe."
    ),
    "amount_needed": gettext_lazy("Vul in wat de gemeente ten hoogste betaalt. Niets? Vul 0 in."),
    "lots_do_not_add_up": gettext_lazy(
        "Dit is niet wat de delen samen kosten. Laat dit vak leeg, of verbeter een bedrag: samen"
        " zijn de delen precies het geheel."
    ),
    "not_from_here": gettext_lazy(
        "Over de inhoud is nog geen advies. Nu kan alleen buiten behandeling laten of, na de"
        " toets, niet-ontvankelijk verklaren. Breng eerst advies uit."
    ),
    "ask_completion_first": gettext_lazy(
        "Vraag eerst om wat er ontbreekt. Pas als de indiener dat kon aanvullen, kunt u de reactie"
        " buiten behandeling laten."
    ),
    "time_to_complete": gettext_lazy(
        "De indiener kan de reactie nog aanvullen, tot en met %(date)s. Wacht daarop."
    ),
    "left_out_too_late": gettext_lazy(
        "Buiten behandeling laten kon tot en met %(date)s: vier weken na de aanvulling, of na de"
        " tijd daarvoor. Beoordeel de reactie nu op de inhoud."
    ),
    "agreement_needed": gettext_lazy(
        "Toekennen met aanpassingen kan alleen als de indiener akkoord is. Stel de aanpassing"
        " eerst voor."
    ),
    "agreed_before_objection": gettext_lazy(
        "Toekennen met aanpassingen kan alleen als de indiener vóór het eerste besluit ja zei op"
        " een aanpassing. Dat is hier niet zo. Kies bij de uitkomst iets anders."
    ),
    "declare_first": gettext_lazy(
        "Verklaar eerst of u zelf een belang hebt bij deze zaak. Dat kan op de pagina van de zaak."
    ),
    "conflict_declared": gettext_lazy(
        "U hebt verklaard dat u een eigen belang hebt bij deze zaak. Een collega neemt het over."
    ),
    "own_plan": gettext_lazy(
        "U hebt dit plan zelf ingediend of dient het mee in. Een collega behandelt het. Is alleen"
        " het e-mailadres van de indiener verkeerd? Laat een collega dat verbeteren."
    ),
    "conflict_words_needed": gettext_lazy("Schrijf kort op welk belang u hebt."),
    "not_to_be_asked": gettext_lazy(
        "Deze persoon kan niet worden gevraagd: de rol past niet, is al gevraagd of heeft een"
        " belang."
    ),
    "not_assigned": gettext_lazy("U bent niet (meer) gevraagd om deze reactie te beoordelen."),
    "check_first": gettext_lazy("Toets eerst of de reactie ontvankelijk is."),
    "assessments_needed": gettext_lazy(
        "Er zijn minstens twee beoordelingen nodig van mensen zonder belang. Hoogstens een van die"
        " twee is een bewoner."
    ),
    "answer_needed": gettext_lazy("Kies ja of nee."),
    "reopen_reason": gettext_lazy("Schrijf op waarom u opnieuw wilt beoordelen."),
    "send_back_reason": gettext_lazy("Schrijf op wat er anders moet voordat u kunt besluiten."),
    "place_needed": gettext_lazy("Schrijf op waar het gesprek is, of het nummer dat u belt."),
    "report_needed": gettext_lazy("Schrijf op wat er is besproken, of waarom het niet doorging."),
    "present_needed": gettext_lazy("Schrijf op wie erbij waren."),
    "already_reported": gettext_lazy("Van dit gesprek is al een verslag gedeeld."),
    "four_eyes": gettext_lazy(
        "U hebt aan deze zaak meegeschreven. Besluiten doet altijd iemand anders."
    ),
    "same_decider": gettext_lazy(
        "U hebt het eerste besluit genomen. Over een bezwaar besluit altijd iemand anders."
    ),
    "proposal_changed": gettext_lazy(
        "Er ligt een nieuwer voorstel. Lees dat eerst; er is nog niets besloten."
    ),
    "over_mandate": gettext_lazy(
        "Dit bedrag is hoger dan u mag beslissen: uw grens is %(limit)s euro. Iemand met een"
        " hogere grens besluit."
    ),
    "no_route": gettext_lazy(
        "Het fonds zegt niet wie over %(asked)s besluit. Vraag de redactie dit bij het fonds in te"
        " vullen."
    ),
    "route_without_group": gettext_lazy(
        "Over %(asked)s besluit volgens het fonds: %(decider)s. Daar is nog geen groep bij gekozen."
        " Vraag de redactie dat bij het fonds te doen."
    ),
    "not_named_by_route": gettext_lazy(
        "Over %(asked)s besluit volgens het fonds: %(decider)s. Dat is de groep “%(group)s”, en u"
        " zit daar niet in. Vraag iemand uit die groep om te besluiten."
    ),
    "fund_not_open": gettext_lazy(
        "Uit %(fund)s kan iets worden toegekend van %(first)s tot en met %(last)s, en vandaag niet."
        " Kies een ander besluit of 0 euro, of vraag de redactie naar de dagen van het fonds."
    ),
    "answer_day_past": gettext_lazy("Kies een dag na vandaag: de indiener heeft tijd nodig."),
    "over_ceiling": gettext_lazy(
        "Dit besluit kent %(asked)s toe. In %(fund)s is nog %(left)s over, van %(ceiling)s. Kies"
        " een lager bedrag, of vraag de redactie naar het plafond."
    ),
    "outside_fund": gettext_lazy(
        "Het plan past niet binnen de doelen of de wijken van %(fund)s. Leg uit waarom het fonds"
        " toch betaalt, of kies een ander besluit of 0 euro."
    ),
    "nothing_to_object_to": gettext_lazy("Er is nog geen besluit waartegen bezwaar kan."),
    "objected_before": gettext_lazy(
        "Er is al bezwaar gemaakt. Tegen een besluit op bezwaar kunt u in beroep bij de rechtbank."
    ),
    "no_objection_possible": gettext_lazy("Tegen dit antwoord kan geen bezwaar worden gemaakt."),
    "too_late_to_object": gettext_lazy(
        "De laatste dag om bezwaar te maken is voorbij. Kon u niet eerder? Bel ons."
    ),
    "objection_needed": gettext_lazy("Schrijf op waarom u het niet eens bent met het besluit."),
    "not_in_future": gettext_lazy("Deze dag moet nog komen. Vul de dag van ontvangst in."),
    "no_completion_asked": gettext_lazy(
        "Er is geen aanvulling gevraagd, of zij is al ontvangen. Kijk op de pagina van de zaak."
    ),
    "before_question": gettext_lazy(
        "Wij vroegen de aanvulling op %(day)s. Kies die dag of een latere."
    ),
    "late_reason_needed": gettext_lazy(
        "Dit bezwaar kwam te laat. Schrijf op waarom u het toch in behandeling neemt."
    ),
    "agreement_first": gettext_lazy("Maak eerst de overeenkomst."),
    "agreement_not_active": gettext_lazy("De overeenkomst loopt nog niet."),
    "agreement_not_over": gettext_lazy("De overeenkomst is nog niet beëindigd of afgerekend."),
    "closing_words_needed": gettext_lazy("Schrijf op hoe het is geëindigd. De indiener leest dit."),
    "upload_empty": gettext_lazy("“%(name)s” is leeg. Kies een ander bestand."),
    "upload_too_large": gettext_lazy(
        "“%(name)s” is te groot. Een bestand mag hoogstens %(limit)s MB zijn. Maak het kleiner of"
        " deel het op."
    ),
    "upload_kind": gettext_lazy(
        "“%(name)s” kunnen wij niet openen. Stuur een pdf, een foto (jpg of png), een Word- of"
        " Excel-bestand (docx of xlsx) of gewone tekst (txt)."
    ),
    "upload_content": gettext_lazy(
        "“%(name)s” is vanbinnen geen %(kind)s. Misschien is het beschadigd, beveiligd met een"
        " wachtwoord, of zitten er macro’s in. Bewaar het opnieuw, of kies een ander bestand."
    ),
    "upload_too_many": gettext_lazy(
        "“%(name)s” past er niet meer bij. U kunt hoogstens %(limit)s bestanden meesturen. Haal er"
        " een weg, of voeg bestanden samen."
    ),
    "upload_twice": gettext_lazy("“%(name)s” hebt u al toegevoegd."),
    "upload_infected": gettext_lazy(
        "In “%(name)s” zit een virus. Haal dit bestand eerst weg bij de bijlagen."
    ),
    "cosubmitter_twice": gettext_lazy("%(email)s is al gevraagd."),
    "cosubmitter_too_late": gettext_lazy(
        "Deze zaak is afgerond. U kunt de lijst van mede-indieners niet meer veranderen."
    ),
    "cosubmitter_limit": gettext_lazy(
        "U kunt hoogstens %(limit)s mede-indieners vragen. Zijn het er meer? Noem hen in uw plan."
    ),
    "cosubmitter_answered": gettext_lazy(
        "%(name)s heeft al geantwoord. Dat antwoord blijft staan, ook als het nee is."
    ),
    "call_closed_then": gettext_lazy(
        "Op die dag was deze oproep niet open. Kies een andere oproep, of verbeter de dag."
    ),
    "call_back_done": gettext_lazy("Een collega heeft dit al afgehandeld."),
    "answer_too_late": gettext_lazy("Deze zaak is afgerond. U kunt niet meer antwoorden."),
    "remedies_needed": gettext_lazy("Kies wat de indiener kan doen die het er niet mee eens is."),
}


def refusal_text(refused: Refused) -> str:
    """The sentence for this refusal, in the active language."""
    params = dict(refused.params)
    if "at" in params:
        params["at"] = date_format(localtime(params["at"]), "j F Y H:i")
    sentence = str(MESSAGES[refused.code])
    return sentence % params if params else sentence


def message_for(code: str) -> str:
    """The sentence for a code without parameters."""
    return str(MESSAGES[code])
