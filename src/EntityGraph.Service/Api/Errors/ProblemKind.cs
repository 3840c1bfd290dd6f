namespace EntityGraph.Service.Api.Errors;

/// <summary>One kind of error of the interface. Codes are promises: clients branch on them, so none is ever renamed.</summary>
/// <param name="Code">Stable name, snake case.</param>
/// <param name="Status">HTTP status it comes with.</param>
/// <param name="Title">What is wrong, in one sentence that is the same for each occurrence.</param>
internal sealed record ProblemKind(string Code, int Status, string Title)
{
    /// <summary>The body cannot be read as JSON of the shape asked for.</summary>
    public static readonly ProblemKind BadJson = new("bad_json", 400, "The body is not the JSON that this call takes.");

    /// <summary>The body is JSON, but a value breaks a rule.</summary>
    public static readonly ProblemKind InvalidBody = new("invalid_body", 400, "A value of the body is not allowed.");

    /// <summary>A query parameter has a value that is not allowed.</summary>
    public static readonly ProblemKind BadParameter = new("bad_parameter", 400, "A query parameter has a value that is not allowed.");

    /// <summary>A query parameter that the call does not know.</summary>
    public static readonly ProblemKind UnknownParameter = new("unknown_parameter", 400, "The call does not know this query parameter.");

    /// <summary>A required query parameter is not there.</summary>
    public static readonly ProblemKind MissingParameter = new("missing_parameter", 400, "A query parameter is missing.");

    /// <summary>A cursor that this service never gave, or gave for another question.</summary>
    public static readonly ProblemKind BadCursor = new("bad_cursor", 400, "The cursor does not belong to this question.");

    /// <summary>A cursor into a version of the graph that is not kept any more.</summary>
    public static readonly ProblemKind ExpiredCursor = new("expired_cursor", 410, "The list that the cursor goes through is not kept any more.");

    /// <summary>A name that fits several entities equally well.</summary>
    public static readonly ProblemKind AmbiguousName = new("ambiguous_name", 409, "Several entities have this name.");

    /// <summary>A request that is wrong before it reaches the call.</summary>
    public static readonly ProblemKind BadRequest = new("bad_request", 400, "The request cannot be understood.");

    /// <summary>No entity has this id, name or alias.</summary>
    public static readonly ProblemKind UnknownEntity = new("unknown_entity", 404, "There is no such entity.");

    /// <summary>No relation has this id.</summary>
    public static readonly ProblemKind UnknownRelation = new("unknown_relation", 404, "There is no such relation.");

    /// <summary>No document has this id.</summary>
    public static readonly ProblemKind UnknownDocument = new("unknown_document", 404, "There is no such document.");

    /// <summary>No job has this id.</summary>
    public static readonly ProblemKind UnknownJob = new("unknown_job", 404, "There is no such job.");

    /// <summary>No call has this address.</summary>
    public static readonly ProblemKind UnknownRoute = new("unknown_route", 404, "Nothing is found at this address.");

    /// <summary>The call exists, but not with this method.</summary>
    public static readonly ProblemKind MethodNotAllowed = new("method_not_allowed", 405, "The address does not take this method.");

    /// <summary>None of the formats that the client accepts is offered.</summary>
    public static readonly ProblemKind NotAcceptable = new("not_acceptable", 406, "None of the accepted formats is offered.");

    /// <summary>Another document already has this id.</summary>
    public static readonly ProblemKind DocumentConflict = new("document_conflict", 409, "Another document has this id.");

    /// <summary>A correction that contradicts one in force, or what the graph says already.</summary>
    public static readonly ProblemKind CorrectionConflict = new("correction_conflict", 409, "The correction contradicts another one.");

    /// <summary>A correction without what its kind needs, or with what its kind does not take.</summary>
    public static readonly ProblemKind CorrectionIncomplete =
        new("correction_incomplete", 400, "The correction does not say what its kind needs.");

    /// <summary>No correction has this id.</summary>
    public static readonly ProblemKind UnknownCorrection = new("unknown_correction", 404, "There is no such correction.");

    /// <summary>The body is larger than the service takes.</summary>
    public static readonly ProblemKind TooLarge = new("too_large", 413, "The body is too large.");

    /// <summary>The body is of a media type or character set that the call does not take.</summary>
    public static readonly ProblemKind UnsupportedMediaType =
        new("unsupported_media_type", 415, "The call does not take a body of this media type.");

    /// <summary>The fault is the service's.</summary>
    public static readonly ProblemKind InternalError = new("internal_error", 500, "The service failed.");

    /// <summary>The service is starting, stopping or out of a resource.</summary>
    public static readonly ProblemKind Unavailable = new("unavailable", 503, "The service cannot answer now.");

    /// <summary>All kinds, in the order of their status.</summary>
    public static IReadOnlyList<ProblemKind> All { get; } =
    [
        BadJson, InvalidBody, CorrectionIncomplete, BadParameter, UnknownParameter, MissingParameter, BadCursor, BadRequest,
        UnknownEntity, UnknownRelation, UnknownDocument, UnknownJob, UnknownCorrection, UnknownRoute, MethodNotAllowed, NotAcceptable,
        AmbiguousName, DocumentConflict, CorrectionConflict, ExpiredCursor, TooLarge, UnsupportedMediaType, InternalError, Unavailable,
    ];

    /// <summary>The kind that a bare status stands for.</summary>
    /// <param name="status">HTTP status, 400 to 599.</param>
    public static ProblemKind OfStatus(int status) => status switch
    {
        404 => UnknownRoute,
        405 => MethodNotAllowed,
        406 => NotAcceptable,
        413 => TooLarge,
        415 => UnsupportedMediaType,
        503 => Unavailable,
        >= 500 => InternalError,
        _ => BadRequest,
    };
}
