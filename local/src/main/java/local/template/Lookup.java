package local.template;

import com.fasterxml.jackson.databind.JsonNode;

/** What the names inside intrinsic functions stand for. */
interface Lookup {
    /** A parameter's, pseudo parameter's or resource's value; a missing node for {@code AWS::NoValue}. */
    JsonNode ref(Place at, String name) throws TemplateException;

    /** What {@code GetAtt} gives; {@code path} is a logical id, a dot and the attribute. */
    JsonNode attribute(Place at, String path) throws TemplateException;

    /** A value of {@code Mappings}; a missing node where there is none. */
    JsonNode mapped(String map, String key, String second);

    boolean holds(Place at, String condition) throws TemplateException;
}
