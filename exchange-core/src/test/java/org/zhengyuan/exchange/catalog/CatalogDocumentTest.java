package org.zhengyuan.exchange.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zhengyuan.exchange.catalog.document.CatalogDocument;
import org.zhengyuan.exchange.catalog.document.DefinitionJson;

/** Catalogue documents: keys are record components, and everything wrong is named with its place. */
class CatalogDocumentTest {
    private static final String ELEMENT =
            """
            elements:
              - code: person.name
                name: {zh: 姓名, en: Name}
                subjectType: person
                rule: person-name
            """;

    @Test
    void whatIsLeftOutHasItsPlainMeaning() {
        CatalogDocument document = CatalogDocument.ofEntries(ELEMENT.getBytes(UTF_8));
        assertThat(document.proposal().entries())
                .extracting(CatalogEntry::definition)
                .containsExactly(CatalogFixture.name());
        assertThat(document.faults()).isEmpty();
    }

    @Test
    void codesKeepTheirZerosAndRuleParametersTheirTypes() {
        String yaml =
                """
                departments:
                  - {uscc: 11350100003600028N, name: {zh: 市公安局, en: Police}, jurisdiction: 000000}
                elements:
                  - code: person.income
                    name: {zh: 收入, en: Income}
                    subjectType: person
                    rule: {kind: decimal, parameters: {scale: 2, min: 0.5, unit: yuan, list: [1, '2']}}
                """;
        List<CatalogEntry> entries =
                CatalogDocument.ofEntries(yaml.getBytes(UTF_8)).proposal().entries();
        assertThat(((Department) entries.get(0).definition()).jurisdiction()).isEqualTo("000000");
        assertThat(((DataElement) entries.get(1).definition()).rule().parameters())
                .isEqualTo(Map.of("scale", 2, "min", 0.5, "unit", "yuan", "list", List.of(1, "2")));
    }

    @Test
    void whatTheApiAnswersCanBeProposedAgain() {
        String json = "{\"datasets\":[" + DefinitionJson.write(CatalogFixture.residents()) + "]}";
        CatalogDocument document = CatalogDocument.ofEntries(json.getBytes(UTF_8));
        assertThat(document.proposal().entries())
                .extracting(CatalogEntry::definition)
                .containsExactly(CatalogFixture.residents());
        assertThat(document.faults()).isEmpty();
    }

    @Test
    void everyFaultIsNamedWithPointerAndLine() {
        String yaml =
                """
                elements:
                  - code: person.name
                    colour: red
                    name: {zh: 姓名}
                    role: KING
                    sensitive: maybe
                    rule: person-name
                tables: []
                """;
        CatalogDocument document = CatalogDocument.ofFile("a.yaml", yaml.getBytes(UTF_8));
        document.proposal();
        assertThat(document.faults())
                .extracting(fault -> fault.reason() + " " + fault.pointer() + ":" + fault.line())
                .containsExactlyInAnyOrder(
                        "UNKNOWN_KEY a.yaml#/tables:8",
                        "UNKNOWN_KEY a.yaml#/elements/0/colour:3",
                        "MISSING a.yaml#/elements/0/name/en:4",
                        "MISSING a.yaml#/elements/0/subjectType:2",
                        "WRONG_TYPE a.yaml#/elements/0/role:5",
                        "WRONG_TYPE a.yaml#/elements/0/sensitive:6");
    }

    @Test
    void aKeyThatStandsTwiceIsAFault() {
        assertThat(faults("elements: []\nelements: []\n")).containsExactly(CatalogFault.Reason.UNKNOWN_KEY);
    }

    @Test
    void responsibilitiesStandInFilesAndNotInProposals() {
        assertThat(faults("responsibilities: []\n")).containsExactly(CatalogFault.Reason.UNKNOWN_KEY);
        assertThat(CatalogDocument.ofFile("a.yaml", "responsibilities: []\n".getBytes(UTF_8))
                        .faults())
                .isEmpty();
    }

    @Test
    void whatIsNoDocumentIsRefusedAsUnreadable() {
        assertThat(faults("elements: [")).containsExactly(CatalogFault.Reason.UNREADABLE);
        assertThat(faults("a: &x [1]\nb: *x\n")).containsExactly(CatalogFault.Reason.UNREADABLE);
        assertThat(faults("[".repeat(100_000))).containsExactly(CatalogFault.Reason.UNREADABLE);
        assertThat(faults("\u0000")).containsExactly(CatalogFault.Reason.UNREADABLE);
        assertThat(CatalogDocument.ofEntries("elements: 姓名".getBytes(Charset.forName("GB18030")))
                        .faults())
                .extracting(CatalogFault::reason)
                .containsExactly(CatalogFault.Reason.UNREADABLE);
        assertThat(faults("- a\n- b\n")).containsExactly(CatalogFault.Reason.WRONG_TYPE);
    }

    private static List<CatalogFault.Reason> faults(String text) {
        CatalogDocument document = CatalogDocument.ofEntries(text.getBytes(UTF_8));
        document.proposal();
        return document.faults().stream().map(CatalogFault::reason).toList();
    }
}
