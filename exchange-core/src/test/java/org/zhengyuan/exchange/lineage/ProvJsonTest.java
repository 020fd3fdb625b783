package org.zhengyuan.exchange.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.zhengyuan.exchange.catalog.CatalogFixture.CIVIL_AFFAIRS;
import static org.zhengyuan.exchange.catalog.CatalogFixture.POLICE;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengyuan.exchange.delivery.Delivered;
import org.zhengyuan.exchange.delivery.Repeatable;
import org.zhengyuan.exchange.problem.ProblemException;
import org.zhengyuan.exchange.testing.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Provenance as PROV-JSON: the structure that the W3C Member Submission of 24 April 2013 asks for, sections 2 and 3. */
class ProvJsonTest {
    /** Which part the ends of each relation must name, and which of them each relation must have. */
    private static final Map<String, Map<String, String>> RELATIONS = Map.of(
            "wasGeneratedBy", Map.of("prov:entity", "entity", "prov:activity", "activity"),
            "used", Map.of("prov:activity", "activity", "prov:entity", "entity"),
            "wasDerivedFrom", Map.of("prov:generatedEntity", "entity", "prov:usedEntity", "entity"),
            "wasAttributedTo", Map.of("prov:entity", "entity", "prov:agent", "agent"),
            "wasAssociatedWith", Map.of("prov:activity", "activity", "prov:agent", "agent"));

    @TempDir
    Path folder;

    private TracedCity city;
    private Delivered pull;

    @BeforeEach
    void aPulledValue() {
        city = new TracedCity(TestDatabase.fresh(), folder);
        UUID agreement = city.agreed("person.name");
        city.residents(TracedCity.zhang("张三"));
        city.residents(TracedCity.zhang("张山"));
        pull = city.pull(agreement, null, "person.name");
        city.check(agreement, "person.name", "张山");
    }

    @AfterEach
    void close() {
        city.close();
    }

    @Test
    void aLineageAnswerHasTheStructureOfTheSubmission() {
        JsonNode document = json(ProvJson.of(city.lineage
                .ask(TracedCity.AUDITOR, TracedCity.about("person.name"))
                .orProblem()));
        requireStructure(document);
        assertThat(names(document)).contains("entity", "activity", "agent").containsAll(RELATIONS.keySet());
        assertThat(document.get("wasDerivedFrom"))
                .anySatisfy(one ->
                        assertThat(one.path("prov:type").path("$").asString()).isEqualTo("prov:Revision"));
        assertThat(document.get("activity").propertyNames())
                .contains("zy:pull-" + pull.receipt())
                .anyMatch(id -> id.startsWith("zy:admission-"))
                .anyMatch(id -> id.startsWith("zy:claim-check-"));
    }

    @Test
    void aPastAnswerHasItToo() {
        PastAnswer past = city.pastAnswers
                .show(TracedCity.AUDITOR, pull.receipt().value(), null, TracedCity.REASON)
                .orProblem();
        JsonNode document = json(ProvJson.of(past));
        requireStructure(document);
        assertThat(document.at("/entity")
                        .get("zy:answer-" + pull.receipt())
                        .get("zy:sha256")
                        .asString())
                .isEqualTo(past.answerDigest());
    }

    @Test
    void twoAnswersUnderOneReceiptAreTwo() {
        Repeatable key = new Repeatable("civil-1", "key-1", new byte[] {1});
        UUID agreement = city.agreed("person.name");
        String receipt = city.pull(agreement, key, "person.name").receipt().toString();
        city.residents(TracedCity.zhang("张珊"));
        city.pull(agreement, key, "person.name");
        JsonNode document = json(ProvJson.of(city.lineage
                .ask(TracedCity.AUDITOR, TracedCity.about("person.name"))
                .orProblem()));
        requireStructure(document);
        assertThat(document.get("activity").propertyNames())
                .contains("zy:pull-" + receipt, "zy:pull-" + receipt + "-2");
        assertThat(document.get("wasDerivedFrom").values().stream()
                        .filter(one ->
                                one.path("prov:generatedEntity").asString().startsWith("zy:answer-" + receipt))
                        .map(one -> one.path("prov:generatedEntity").asString())
                        .toList())
                .containsExactlyInAnyOrder("zy:answer-" + receipt, "zy:answer-" + receipt + "-2");
        JsonNode second = json(ProvJson.of(city.pastAnswers
                .show(TracedCity.AUDITOR, UUID.fromString(receipt), 2, TracedCity.REASON)
                .orProblem()));
        assertThat(second.get("activity").propertyNames()).containsExactly("zy:pull-" + receipt + "-2");
        assertThat(second.get("entity").propertyNames()).contains("zy:answer-" + receipt + "-2");
    }

    @Test
    void aRefusedQuestionHadNoAnswer() {
        ProblemException no = catchThrowableOfType(
                ProblemException.class, () -> city.pull(city.agreed("person.name"), null, "person.exists"));
        UUID receipt = UUID.fromString(String.valueOf(no.facts().get("receipt")));
        JsonNode document = json(ProvJson.of(city.pastAnswers
                .show(TracedCity.AUDITOR, receipt, null, TracedCity.REASON)
                .orProblem()));
        requireStructure(document);
        assertThat(document.get("activity")
                        .get("zy:pull-" + receipt)
                        .path("zy:outcome")
                        .asString())
                .isEqualTo("agreement.element-not-covered");
        assertThat(names(document)).doesNotContain("entity", "wasGeneratedBy", "wasDerivedFrom", "wasAttributedTo");
    }

    @Test
    void idsNameNobody() {
        JsonNode document = json(ProvJson.of(city.lineage
                .ask(TracedCity.AUDITOR, TracedCity.about("person.name"))
                .orProblem()));
        List<String> ids = new ArrayList<>();
        document.forEachEntry((part, elements) -> ids.addAll(elements.propertyNames()));
        assertThat(ids)
                .noneMatch(id -> id.contains(TracedCity.ZHANG))
                .noneMatch(id -> id.contains(POLICE) || id.contains(CIVIL_AFFAIRS))
                .noneMatch(id -> id.contains("张") || id.contains("case-1") || id.contains("operator-1"));
        assertThat(document.toString()).doesNotContain(TracedCity.ZHANG).contains(POLICE, CIVIL_AFFAIRS);
    }

    private static void requireStructure(JsonNode document) {
        assertThat(names(document))
                .isSubsetOf(union(Set.of("prefix", "entity", "activity", "agent"), RELATIONS.keySet()));
        assertThat(document.at("/prefix/zy").asString()).isEqualTo("urn:zhengyuan:");
        for (String part : List.of("entity", "activity", "agent")) {
            document.path(part).forEachEntry((id, element) -> {
                assertThat(id).matches("zy:[a-z][A-Za-z0-9-]*");
                element.forEachEntry((name, value) -> {
                    assertThat(name).matches("(prov|zy):[A-Za-z0-9]+");
                    requireLiteral(value);
                });
            });
        }
        RELATIONS.forEach((relation, ends) -> document.path(relation).forEachEntry((id, one) -> {
            assertThat(id).matches("_:r[0-9]+");
            ends.forEach((role, part) -> assertThat(document.path(part).propertyNames())
                    .as(relation + " " + role)
                    .contains(one.path(role).asString()));
        }));
    }

    /** A text, or a typed literal: {@code $} and {@code type}, both texts. */
    private static void requireLiteral(JsonNode value) {
        if (value.isObject()) {
            assertThat(value.propertyNames()).containsExactlyInAnyOrder("$", "type");
            assertThat(value.get("$").isString() && value.get("type").isString())
                    .isTrue();
        } else {
            assertThat(value.isString()).isTrue();
        }
    }

    private static Set<String> names(JsonNode document) {
        return new TreeSet<>(document.propertyNames());
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> both = new TreeSet<>(one);
        both.addAll(other);
        return both;
    }

    private static JsonNode json(Map<String, Object> document) {
        return JsonMapper.shared().readTree(JsonMapper.shared().writeValueAsBytes(document));
    }
}
