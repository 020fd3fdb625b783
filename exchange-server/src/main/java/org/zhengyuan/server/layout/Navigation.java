package org.zhengyuan.server.layout;

import java.util.ArrayList;
import java.util.List;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Role;

/** The pages in the order of the path of a datum, and who has any use for them. */
final class Navigation {
    private Navigation() {}

    static List<Viewer.Entry> of(Actor actor, String here) {
        if (actor.has(Role.HOLDER)) {
            return List.of(entry("/my-data-uses", "nav.uses", "profile", here));
        }
        boolean overview = actor.has(Role.EXCHANGE_STEWARD) || actor.has(Role.AUDITOR);
        boolean department = actor.has(Role.DEPARTMENT_STEWARD) || actor.has(Role.DEPARTMENT_SYSTEM);
        List<Viewer.Entry> entries = new ArrayList<>();
        entries.add(new Viewer.Entry("/", "nav.home", "home", here.equals("/")));
        entries.add(entry("/catalog", "nav.catalog", "catalog", here));
        entries.add(entry("/responsibilities", "nav.responsibilities", "list", here));
        if (overview || department) {
            entries.add(entry("/submissions", "nav.submissions", "inbox", here));
        }
        if (overview || actor.department() != null) {
            entries.add(entry("/requests", "nav.requests", "request", here));
            entries.add(entry("/agreements", "nav.agreements", "agreement", here));
        }
        if (overview || department) {
            entries.add(entry("/discrepancies", "nav.discrepancies", "differ", here));
        }
        if (actor.has(Role.AUDITOR)) {
            entries.add(entry("/audit", "nav.audit", "list", here));
        }
        if (actor.has(Role.AUDITOR) || actor.has(Role.DEPARTMENT_STEWARD)) {
            entries.add(entry("/lineage", "nav.lineage", "differ", here));
        }
        if (actor.has(Role.CLERK)) {
            entries.add(entry("/profile", "nav.profile", "profile", here));
            entries.add(entry("/claim-checks", "nav.claim-checks", "good", here));
        }
        if (overview) {
            entries.add(entry("/alerts", "nav.alerts", "warn", here));
        }
        return entries;
    }

    private static Viewer.Entry entry(String path, String key, String icon, String here) {
        return new Viewer.Entry(path, key, icon, here.equals(path) || here.startsWith(path + "/"));
    }
}
