export default { layout: "point.11ty.js" };
