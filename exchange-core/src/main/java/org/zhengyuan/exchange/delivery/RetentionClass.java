package org.zhengyuan.exchange.delivery;

import java.util.Arrays;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.catalog.DataElement;

/** How long a trail entry is kept: each class has partitions of its own. The periods are the operator's to set. */
public enum RetentionClass {
    STANDARD(1),
    /** Sensitive personal information was asked for. */
    SENSITIVE(2);

    private final int code;

    RetentionClass(int code) {
        this.code = code;
    }

    /** The class's number in receipt ids and partitions; never reused. */
    public int code() {
        return code;
    }

    static boolean isKnown(int code) {
        return Arrays.stream(values()).anyMatch(one -> one.code == code);
    }

    static RetentionClass of(int code) {
        for (RetentionClass one : values()) {
            if (one.code == code) {
                return one;
            }
        }
        throw new IllegalArgumentException("no retention class " + code);
    }

    static RetentionClass of(Iterable<String> elements, Catalog.Snapshot catalog) {
        for (String element : elements) {
            if (catalog.element(element).map(DataElement::sensitive).orElse(false)) {
                return SENSITIVE;
            }
        }
        return STANDARD;
    }
}
