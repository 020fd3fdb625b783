package org.zhengyuan.exchange.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.zhengyuan.exchange.catalog.Cardinality;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.registry.Truth;
import org.zhengyuan.exchange.registry.Truth.ElementTruth;
import org.zhengyuan.exchange.registry.Truth.Value;
import org.zhengyuan.exchange.sharing.DivisionScope;
import org.zhengyuan.exchange.sharing.SharingFixture;
import org.zhengyuan.exchange.sharing.Terms;
import org.zhengyuan.exchange.testing.FixedCatalog;

/** Whatever is agreed, asked and true: no value leaves that the agreement does not cover. */
class CompositionPropertiesTest {
    private static final List<String> ELEMENTS =
            List.of("person.name", "person.sex", "person.tax-month", "person.marriage");
    private static final List<String> DATASETS = List.of("population", "tax-months", "marriages");
    private static final List<String> DIVISIONS = List.of("000000", "110000", "110105", "350000", "350100", "350102");

    private final FixedCatalog catalog = SharingFixture.catalog();

    record World(Terms terms, Truth truth, String home) {}

    @Property(tries = 2_000)
    void noValueOutsideTheAgreementLeaves(
            @ForAll("worlds") World world,
            @ForAll boolean everything,
            @ForAll boolean former,
            @ForAll("wanted") Set<String> wanted) {
        Terms terms = world.terms();
        List<String> asked = everything
                ? List.copyOf(terms.elements().keySet())
                : wanted.stream().filter(terms.elements()::containsKey).toList();
        Outcome<List<Answer.Answered>> outcome =
                new Composition(terms, catalog, world.truth(), Set.of(), Set.of(), everything, former).compose(asked);
        if (outcome instanceof Outcome.Done<List<Answer.Answered>> done) {
            assertThat(done.value()).extracting(Answer.Answered::element).containsExactlyElementsOf(asked);
            for (Answer.Answered element : done.value()) {
                List<Answer.Sourced> leaving = new ArrayList<>(element.values());
                leaving.addAll(element.former());
                for (Answer.Sourced one : leaving) {
                    assertCovered(world, element.element(), one.value());
                }
                assertThat(former || element.former().isEmpty()).isTrue();
            }
        }
    }

    @Property(tries = 500)
    void aValueThatIsCoveredIsNotWithheld(@ForAll("worlds") World world) {
        Terms terms = world.terms();
        for (String element : terms.elements().keySet()) {
            if (world.truth().elements().get(element) instanceof Truth.Known known
                    && known.values().stream().allMatch(value -> isCovered(world, element, value))
                    && (many(element)
                            || world.home().isEmpty()
                            || terms.division().covers(world.home()))) {
                assertThat(new Composition(terms, catalog, world.truth(), Set.of(), Set.of(), false, false)
                                .compose(List.of(element))
                                .orProblem()
                                .getFirst()
                                .values())
                        .hasSameSizeAs(known.values());
            }
        }
    }

    @Example
    void whatTheSourceLeavesEmptyIsUnknownAndItsVersionIsKept() {
        Value empty = new Value(null, "", "population", "", 77, 3, FakeRegistry.RECORDED, FakeRegistry.RECORDED, null);
        Truth truth = new Truth(
                UUID.randomUUID(),
                Map.of("person.name", new Truth.Known(List.of(empty))),
                SharingFixture.NOW,
                SharingFixture.NOW);
        Terms terms = scoped(SharingFixture.terms(Map.of("person.name", Set.of("population"))), "000000");
        Answer.Answered name = new Composition(terms, catalog, truth, Set.of(), Set.of(), false, false)
                .compose(List.of("person.name"))
                .orProblem()
                .getFirst();
        assertThat(name.state()).isEqualTo(Answer.State.UNKNOWN);
        assertThat(name.dataset()).isEqualTo("population");
        assertThat(name.held()).isEmpty();
        assertThat(name.values()).extracting(one -> one.value().versionId()).containsExactly(77L);
    }

    private void assertCovered(World world, String element, Value value) {
        assertThat(isCovered(world, element, value))
                .as("%s of %s under %s, home %s", element, value, world.terms(), world.home())
                .isTrue();
    }

    private boolean isCovered(World world, String element, Value value) {
        String division = value.division();
        boolean byRecord = many(element) || world.home().isEmpty();
        String decisive = division != null && byRecord ? division : world.home();
        boolean within = world.terms().division().isNation()
                || (!decisive.isEmpty() && world.terms().division().covers(decisive));
        return within
                && world.terms().elements().containsKey(element)
                && world.terms().elements().get(element).contains(value.dataset());
    }

    private boolean many(String element) {
        return catalog.element(element).orElseThrow().cardinality() == Cardinality.MANY;
    }

    @Provide
    Arbitrary<Set<String>> wanted() {
        return Arbitraries.of(ELEMENTS).set();
    }

    @Provide
    Arbitrary<World> worlds() {
        Arbitrary<Map<String, Set<String>>> covered = Arbitraries.maps(
                        Arbitraries.of(ELEMENTS), Arbitraries.of(DATASETS).set().ofMinSize(1))
                .ofMinSize(1);
        Arbitrary<Terms> terms = Combinators.combine(covered, Arbitraries.of(DIVISIONS))
                .as((elements, division) -> scoped(SharingFixture.terms(elements), division));
        Arbitrary<String> homes = Arbitraries.of(DIVISIONS).filter(one -> !one.equals("000000"));
        Arbitrary<Value> value = Combinators.combine(
                        Arbitraries.of(DATASETS), homes.injectNull(0.3), Arbitraries.of("a", "b"))
                .as((dataset, division, key) -> FakeRegistry.value(dataset, key, "x", division));
        Arbitrary<ElementTruth> truth = Arbitraries.oneOf(
                value.list().ofMinSize(1).ofMaxSize(3).map(Truth.Known::new),
                value.list().ofMaxSize(2).map(former -> new Truth.NoValueYet("population", former)),
                Arbitraries.just(new Truth.Unknown("population")),
                Arbitraries.just(new Truth.NoSource()));
        Arbitrary<Map<String, ElementTruth>> truths =
                Arbitraries.maps(Arbitraries.of(ELEMENTS), truth).ofMinSize(2);
        return Combinators.combine(terms, truths, homes.injectNull(0.2)).as((agreed, all, home) -> {
            Map<String, ElementTruth> elements = new HashMap<>(all);
            elements.replaceAll((code, one) -> one instanceof Truth.Known known && !many(code)
                    ? new Truth.Known(known.values().subList(0, 1))
                    : one);
            if (home != null) {
                elements.put("person.home", new Truth.Known(List.of(FakeRegistry.value("population", "", home, null))));
            }
            Truth said = new Truth(UUID.randomUUID(), elements, SharingFixture.NOW, SharingFixture.NOW);
            return new World(agreed, said, home == null ? "" : home);
        });
    }

    private static Terms scoped(Terms t, String division) {
        return new Terms(
                t.requester(),
                t.purpose(),
                t.legalBasis(),
                t.subjectType(),
                t.elements(),
                new DivisionScope(division),
                t.quota(),
                t.validFrom(),
                t.validTo(),
                t.options());
    }
}
