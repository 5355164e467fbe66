export default import.meta.glob<string>("./*.policy", { eager: true, query: "?raw", import: "default" });
