export default import.meta.glob<string>("../../../policies/examples/us-snap/*.policy", { eager: true, query: "?raw", import: "default" });
