package org.zhengyuan.exchange.openlineage;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a run reads or writes.
 *
 * @param facets what it is
 * @param ofRun what this run did with it; empty while that is not known
 */
record LineageDataset(String name, Map<String, Facet> facets, Map<String, Facet> ofRun) {
    Map<String, Object> written(String ofRunName, String namespace, URI producer) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("namespace", namespace);
        written.put("name", name);
        written.put("facets", Facet.written(facets, producer));
        written.put(ofRunName, Facet.written(ofRun, producer));
        return written;
    }
}
