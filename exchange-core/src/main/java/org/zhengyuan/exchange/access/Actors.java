package org.zhengyuan.exchange.access;

import java.util.Optional;

/** Tells who acts in the current request. The server implements it over its security; a test by a field. */
public interface Actors {
    /** The actor of the current request, empty where nobody is signed in. */
    Optional<Actor> current();
}
