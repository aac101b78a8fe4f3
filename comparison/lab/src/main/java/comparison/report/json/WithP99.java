package comparison.report.json;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A summary says whether its 99th percentile is one. */
interface WithP99 {
    @JsonProperty
    boolean p99IsLargest();
}
