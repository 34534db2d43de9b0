package dev.backroom.localcloud.template;

import java.util.Optional;

/** What Ref and Fn::GetAtt answer for the template's own resources. */
interface References {
    Optional<String> ref(String resource);

    Optional<String> attribute(String resource, String attribute);
}
