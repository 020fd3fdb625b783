package org.zhengyuan.exchange.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhengyuan.exchange.catalog.CatalogFixture.element;
import static org.zhengyuan.exchange.catalog.CatalogFixture.text;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules for departments, subject types and elements, and for entries that stand together. */
class EntryValidationTest {
    private final Validating validating =
            Validating.on(Validating.published(CatalogFixture.person(), CatalogFixture.name(), CatalogFixture.home()));

    @Test
    void aDepartmentHasAUsccWithARightCheckCharacterAndAJurisdiction() {
        assertThat(validating.faults(new Department("113501000036000280", text("局", "Office"), "3501")))
                .containsExactly("CODE #/departments/0/uscc", "DIVISION #/departments/0/jurisdiction");
    }

    @Test
    void aSubjectTypeHasIdentifiersWithRules() {
        assertThat(validating.faults(new SubjectType("house", text("房屋", "House"), List.of())))
                .containsExactly("MISSING #/subjectTypes/0/identifiers");
    }

    @Test
    void aSubjectTypeNeverLosesAnIdentifierType() {
        SubjectType.IdentifierType passport =
                new SubjectType.IdentifierType("passport", text("护照", "Passport"), RuleSpec.of("text"), "414");
        assertThat(validating.faults(new SubjectType("person", text("自然人", "Person"), List.of(passport))))
                .containsExactly("IDENTIFIER_REMOVED #/subjectTypes/0/identifiers");
    }

    @Test
    void anElementRefersToAKnownSubjectTypeAndARuleThatCompiles() {
        DataElement lost = new DataElement(
                "ship.name",
                text("船名", "Name"),
                "ship",
                ElementRole.VALUE,
                Cardinality.ONE,
                RuleSpec.of("nonsense"),
                false,
                false);
        assertThat(validating.faults(lost))
                .containsExactly("UNKNOWN_REFERENCE #/elements/0/subjectType", "RULE #/elements/0/rule");
    }

    @Test
    void aSubjectTypeHasOneHomeElementAndItIsADivision() {
        assertThat(validating.faults(element("person.home2", "居住地", "Residence", ElementRole.HOME, "text")))
                .containsExactly("ELEMENT_ROLE #/elements/0/rule", "ELEMENT_ROLE #/elements/0/role");
    }

    @Test
    void aPublishedElementKeepsItsMeaning() {
        assertThat(validating.faults(element("person.name", "姓名", "Name", ElementRole.KEY, "person-name")))
                .containsExactly("ELEMENT_CHANGED #/elements/0");
        assertThat(validating.faults(element("person.name", "姓名", "Name", ElementRole.VALUE, "date")))
                .containsExactly("ELEMENT_CHANGED #/elements/0");
        assertThat(validating.faults(element("person.name", "姓名", "Full name", ElementRole.VALUE, "text")))
                .isEmpty();
    }

    @Test
    void aNameIsTakenAlsoInAnotherWidthOrPunctuation() {
        assertThat(validating.faults(element("person.name-again", "姓 名。", "Name", ElementRole.VALUE, "text")))
                .containsExactly("NAME_TAKEN #/elements/0/name/zh");
    }

    @Test
    void anEntryStandsOnceInAProposal() {
        DataElement alias = element("person.alias", "曾用名", "Alias", ElementRole.VALUE, "text");
        assertThat(validating.faults(alias, alias)).containsExactly("DUPLICATE #/elements/1");
    }

    @Test
    void entriesOfOneProposalMayReferToEachOther() {
        assertThat(Validating.on(CatalogSnapshot.empty())
                        .faults(
                                CatalogFixture.residents(),
                                CatalogFixture.home(),
                                CatalogFixture.name(),
                                CatalogFixture.birthDate(),
                                CatalogFixture.citizenId(),
                                CatalogFixture.person(),
                                CatalogFixture.police()))
                .isEmpty();
    }
}
