package org.zhengyuan.server.demo.load;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.zhengyuan.server.demo.SampleSubject;
import tools.jackson.databind.JsonNode;

/** Two agreements of the demo, one open to every department and one that its source must approve, and answers under them. */
final class SharingData {
    private static final ZoneId LEGAL_TIME = ZoneId.of("Asia/Shanghai");
    private static final String TAX = "11230290MB9000023K";
    private static final String HOUSING = "11230290MB90000661";
    private static final String PUBLIC_SECURITY = "11230290MB9000031E";

    private final People people;
    private final LocalDate today;
    private final Map<String, Integer> cases = new HashMap<>();

    SharingData(People people, Clock clock) {
        this.people = people;
        this.today = LocalDate.ofInstant(clock.instant(), LEGAL_TIME);
    }

    /** The tax office asks for enterprises' registration, which is open to all departments: an agreement at once. */
    String enterpriseAgreement() {
        JsonNode request = people.system(TAX)
                .postOnce(
                        "enterprise-request",
                        "/api/v1/data-requests",
                        terms(
                                "tax-registration",
                                "纳税人登记核对",
                                "enterprise",
                                List.of("enterprise.name", "enterprise.address", "enterprise.status")));
        return request.get("agreement").asString();
    }

    /** Housing asks for people's names and addresses; two people of public security approve. */
    String personAgreement() {
        JsonNode request = people.system(HOUSING)
                .postOnce(
                        "person-request",
                        "/api/v1/data-requests",
                        terms("house-purchase", "购房资格核验", "person", List.of("person.name", "person.address")));
        String id = request.get("id").asString();
        for (SignedInPerson steward : people.stewards(PUBLIC_SECURITY)) {
            request = steward.postOnce("approval", "/api/v1/data-requests/" + id + "/approvals", Map.of());
        }
        if (!request.path("state").asString().equals("approved")) {
            throw new UnexpectedAnswer(
                    "the request of housing is " + request.path("state").asString());
        }
        return request.get("agreement").asString();
    }

    /** @return whether the answer holds the value that the city's model says */
    boolean pull(String agreement, SampleSubject subject) {
        JsonNode answer = requester(subject).post("/api/v1/pulls", pullBody(agreement, subject));
        return answer.at("/values/0/value").asString("").equals(subject.value());
    }

    /** @return whether the claim of the model's value was confirmed */
    boolean claim(String agreement, SampleSubject subject) {
        JsonNode answer = requester(subject)
                .post(
                        "/api/v1/claim-checks",
                        Map.of(
                                "subject", Map.of("type", subject.type(), "id", subject.identifier()),
                                "claims", List.of(Map.of("element", subject.element(), "value", subject.value())),
                                "agreement", agreement,
                                "purpose", purpose(subject),
                                "operator", "demo"));
        return answer.at("/results/0/result").asString("").equals("match");
    }

    /** A pull of this subject's value, as it is sent. */
    Map<String, Object> pullBody(String agreement, SampleSubject subject) {
        return Map.of(
                "subject", Map.of("type", subject.type(), "id", subject.identifier()),
                "elements", List.of(subject.element()),
                "agreement", agreement,
                "purpose", purpose(subject),
                "operator", "demo");
    }

    private Machine requester(SampleSubject subject) {
        return people.system(subject.type().equals("person") ? HOUSING : TAX);
    }

    /** Everybody has a case of their own. */
    private Map<String, String> purpose(SampleSubject subject) {
        String item = subject.type().equals("person") ? "house-purchase" : "tax-registration";
        int number = cases.computeIfAbsent(subject.identifier(), one -> cases.size() + 1);
        return Map.of("item", item, "caseNumber", "DEMO-" + number);
    }

    private Map<String, Object> terms(String item, String text, String subjectType, List<String> elements) {
        return Map.of(
                "purpose", Map.of("items", List.of(item), "text", text),
                "legalBasis", "示范市政务数据共享办法（演示用）",
                "subjectType", subjectType,
                "elements",
                        elements.stream().map(code -> Map.of("element", code)).toList(),
                "division", "230200",
                "quota", Map.of("perDay", 100_000, "total", 10_000_000),
                "validFrom", today.toString(),
                "validTo", today.plusYears(2).toString());
    }
}
