// Shows the description. The validator of Swagger UI would send it to somebody else's server, so it is off.
SwaggerUIBundle({ url: "/openapi.json", dom_id: "#api", validatorUrl: null, deepLinking: true });
