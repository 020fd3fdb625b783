package org.zhengyuan.exchange.intake.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Which parts of a workbook a reader opens as XML whatever they are called: those its content types and the workbook's own relationships
 * name (ECMA-376 part 2). Pictures, printer settings and embedded objects hang on sheets and drawings and are never opened.
 */
final class ReadParts {
    private static final String TYPES = "[content_types].xml";

    private final XMLInputFactory factory = XMLInputFactory.newFactory();
    private final Set<String> suspects = new HashSet<>();
    private final Set<String> relationships = new HashSet<>(Set.of("xl/_rels/workbook.xml.rels"));
    private boolean found;

    private ReadParts(Collection<String> suspects) {
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        suspects.forEach(name -> this.suspects.add(file(name)));
    }

    /** True where a reader would open one of these parts. */
    static boolean include(ZipFile zip, Collection<String> names) throws IOException {
        ReadParts parts = new ReadParts(names);
        parts.read(zip, Set.of(TYPES), parts::type);
        parts.read(zip, parts.relationships, (name, value) -> parts.named(value));
        return parts.found;
    }

    private void type(String attribute, String value) {
        named(value);
        if (attribute.equals("PartName")) {
            String part = value.toLowerCase(Locale.ROOT);
            int folder = part.lastIndexOf('/') + 1;
            relationships.add(part.substring(part.startsWith("/") ? 1 : 0, folder) + "_rels/" + file(part) + ".rels");
        }
    }

    private void named(String value) {
        found |= suspects.contains(file(value));
    }

    private void read(ZipFile zip, Set<String> parts, BiConsumer<String, String> attributes) throws IOException {
        for (Enumeration<ZipArchiveEntry> all = zip.getEntries(); all.hasMoreElements(); ) {
            ZipArchiveEntry entry = all.nextElement();
            if (parts.contains(entry.getName().toLowerCase(Locale.ROOT))) {
                try (InputStream in = zip.getInputStream(entry)) {
                    read(in, attributes);
                }
            }
        }
    }

    private void read(InputStream in, BiConsumer<String, String> attributes) throws IOException {
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    for (int at = 0; at < xml.getAttributeCount(); at++) {
                        attributes.accept(xml.getAttributeLocalName(at), xml.getAttributeValue(at));
                    }
                }
            }
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private static String file(String path) {
        return path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }
}
