"""Close TRUNCATE and REPLACE, the two ways round the triggers of these tables."""

from django.db import migrations

from contracts.trigger_guards import no_way_round


class Migration(migrations.Migration):
    dependencies = [
        ("challenges", "0038_lot_amounts"),
        ("contracts", "0023_no_way_round_by_unique_columns"),
    ]

    operations = [
        no_way_round(
            "challenges_admissibilityanswer",
            "challenges_admissibilitycheck",
            "challenges_advice",
            "challenges_archivedletter",
            "challenges_assessment",
            "challenges_assessmentpoint",
            "challenges_attachment",
            "challenges_changesanswer",
            "challenges_completionentry",
            "challenges_conflictdeclaration",
            "challenges_cosubmitter",
            "challenges_cosubmitteranswer",
            "challenges_counterentry",
            "challenges_decision",
            "challenges_decisioncriterion",
            "challenges_decisionlot",
            "challenges_decisionproposal",
            "challenges_decisionreason",
            "challenges_fundfit",
            "challenges_internalnote",
            "challenges_objection",
            "challenges_objectionagreement",
            "challenges_objectiondecision",
            "challenges_objectiondecisioncriterion",
            "challenges_objectiondecisionlot",
            "challenges_objectiondecisionreason",
            "challenges_objectionfundfit",
            "challenges_objectionstep",
            "challenges_proposalcriterion",
            "challenges_proposallot",
            "challenges_proposalreason",
            "challenges_proposedchanges",
            "challenges_publicationcheck",
            "challenges_reminder",
            "challenges_responseevent",
            "challenges_responseversion",
            "challenges_talk",
            "challenges_talkreport",
            "challenges_termevent",
        ),
    ]
