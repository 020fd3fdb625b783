package org.zhengyuan.exchange.intake.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Actors;
import org.zhengyuan.exchange.evidence.AuditQueries;
import org.zhengyuan.exchange.intake.IntakeRefusal;
import org.zhengyuan.exchange.intake.SubmissionRights;
import org.zhengyuan.exchange.intake.Submissions;
import org.zhengyuan.exchange.registry.AbsentRecords;
import org.zhengyuan.exchange.registry.StandingRecords.Place;
import org.zhengyuan.exchange.registry.SubjectRef;
import org.zhengyuan.exchange.registry.Subjects;

/** Which records a waiting full delivery did not name: what its department's steward decides on. */
@RestController
class AbsentController {
    private static final int PAGE = 100;

    private final Submissions submissions;
    private final AbsentRecords absentRecords;
    private final Subjects subjects;
    private final AuditQueries queries;
    private final Actors actors;

    AbsentController(
            Submissions submissions,
            AbsentRecords absentRecords,
            Subjects subjects,
            AuditQueries queries,
            Actors actors) {
        this.submissions = submissions;
        this.absentRecords = absentRecords;
        this.subjects = subjects;
        this.queries = queries;
        this.actors = actors;
    }

    /** Names a subject. */
    record SubjectView(String type, String identifierType, String id) {}

    /**
     * One record.
     *
     * @param recordKey its parts; empty where the dataset has one row per subject
     */
    record AbsentView(SubjectView subject, List<String> recordKey) {}

    /**
     * One page.
     *
     * @param next what to send as {@code after} for the next page; null on the last
     */
    record AbsentPage(List<AbsentView> items, @Nullable Long next) {}

    @GetMapping("/api/v1/submissions/{id}/absent")
    ResponseEntity<AbsentPage> absent(@PathVariable UUID id, @RequestParam(defaultValue = "0") long after) {
        Actor looker = submissions
                .find(id)
                .flatMap(found -> actors.current().filter(actor -> SubmissionRights.maySeeRows(actor, found)))
                .orElseThrow(IntakeRefusal.NOT_FOUND::toProblem);
        queries.noteLooker(looker, "absent-records", "submission/" + id, Map.of("after", after));
        List<Place> places = absentRecords.look(id, Math.max(0, after), PAGE);
        Map<UUID, SubjectRef> names =
                subjects.names(places.stream().map(Place::subjectId).toList());
        List<AbsentView> items =
                places.stream().map(place -> view(place, names)).toList();
        return ResponseEntity.ok()
                .header("Cache-Control", "no-store")
                .body(new AbsentPage(items, items.size() < PAGE ? null : Math.max(0, after) + PAGE));
    }

    private static AbsentView view(Place place, Map<UUID, SubjectRef> names) {
        SubjectRef name = Objects.requireNonNull(names.get(place.subjectId()), "a subject has a name");
        List<String> recordKey = place.recordKey().isEmpty()
                ? List.of()
                : List.of(place.recordKey().split("\u001f"));
        return new AbsentView(new SubjectView(name.subjectType(), name.identifierType(), name.identifier()), recordKey);
    }
}
